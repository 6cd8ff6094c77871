package io.calibration.registry;

import org.jspecify.annotations.Nullable;

/**
 * An audit entry as a store keeps it: exactly these characters, and a row's worth of keys to find it by.
 *
 * @param seq its place in the log, from 1 without a gap
 * @param request the request that caused it, unique in the scope
 * @param text the entry as one line of JSON in ASCII; its bytes are what is hashed
 * @param hash SHA-256 of the line {@code io.calibration.audit.v1} and the text
 * @param reason the person's reason; null when none was asked for, or when it was erased
 */
public record AuditLine(
        long seq,
        RequestId request,
        String text,
        Digest hash,
        @Nullable Reason reason) {

    private static final String DOMAIN = "io.calibration.audit.v1\n";

    /** The hash that belongs to an entry of this text. */
    public static Digest hash(String text) {
        return Content.utf8(DOMAIN + text).digest();
    }
}
