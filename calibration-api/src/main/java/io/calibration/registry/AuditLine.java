package io.calibration.registry;

import java.util.regex.Pattern;
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

    /**
     * A person's reason. The audit log keeps only its salted digest; the text stands beside the log and can be erased without
     * breaking the chain.
     *
     * @param text 1 to 2,000 characters, not blank
     * @param salt 32 lower-case hexadecimal digits, drawn for this reason, so that an erased text cannot be guessed from its digest
     */
    public record Reason(String text, String salt) {

        private static final String DOMAIN = "io.calibration.reason.v1\n";
        private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

        /** @throws IllegalArgumentException when the text or the salt is not of that form */
        public Reason {
            checkText(text);
            if (!SALT.matcher(salt).matches()) {
                throw new IllegalArgumentException("A salt is 32 lower-case hexadecimal digits.");
            }
        }

        /**
         * Checks a text before it is salted.
         *
         * @throws IllegalArgumentException when it is blank or longer than 2,000 characters
         */
        public static void checkText(String text) {
            if (text.isBlank() || (text.length() > 2000)) {
                throw new IllegalArgumentException("Give a reason of 1 to 2,000 characters.");
            }
        }

        /** SHA-256 of the line {@code io.calibration.reason.v1}, the line of the salt, and the text in UTF-8. */
        public Digest digest() {
            return Content.utf8(DOMAIN + salt + "\n" + text).digest();
        }
    }
}
