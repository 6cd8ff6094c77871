package io.calibration.json;

import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Parts as bytes, to be added up elsewhere or later: one line of text that names the format and says that they are confidential, then
 * the figures in as few bytes as they need, then the SHA-256 of all before it. The same part gives the same bytes, and no other bytes
 * give that part: a part without results that have no score is of format 1, as before there were any; others are of format 2. Stateless
 * and thread-safe.
 */
public final class PartBytes {

    /** The largest part that is read, in bytes. */
    public static final int MAX_BYTES = 16 << 20;

    private static final int NEWEST = 2;
    private static final String NAME = "calibration metrics part, format ";
    private static final int HEADER_BYTES = header(1).length; // of every format
    private static final int DIGEST_BYTES = 32;

    private PartBytes() {}

    /**
     * Writes a part.
     *
     * @throws IllegalArgumentException when the part does not fit its own layout, as no recorder makes it
     */
    public static byte[] toBytes(MetricsPart part) {
        ByteSink sink = new ByteSink();
        sink.raw(header(format(part)));
        PartCodec.write(part, format(part), sink);
        sink.raw(digest(sink.toBytes(), sink.size()));
        return sink.toBytes();
    }

    /**
     * Reads a part.
     *
     * @param bytes at most {@value #MAX_BYTES}
     * @throws InvalidDocumentException when it is not a part, is of a newer format, is cut off or was changed, or its figures do not agree
     */
    public static MetricsPart fromBytes(byte[] bytes) {
        int format = format(bytes);
        int end = bytes.length - DIGEST_BYTES;
        if (end < HEADER_BYTES
                || !MessageDigest.isEqual(digest(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
            throw ByteSource.broken("is cut off or was changed. Copy it again, or collect again");
        }
        MetricsPart part = read(new ByteSource(bytes, HEADER_BYTES, end), format);
        if (!Arrays.equals(toBytes(part), bytes)) {
            throw ByteSource.broken("is not written as this library writes parts. Collect again");
        }
        return part;
    }

    private static MetricsPart read(ByteSource source, int format) {
        try {
            MetricsPart part = PartCodec.read(format, source);
            SnapshotTotals.check(new MetricsSnapshot(DayWindow.ALL, part, PrivacyPolicy.exact()));
            return part;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw ByteSource.broken("holds figures that cannot be. Collect again");
        }
    }

    /** The least format that holds all of a part, so that older releases read what they can. */
    static int format(MetricsPart part) {
        return part.notScored().equals(NotScoredMetrics.NONE) ? 1 : NEWEST;
    }

    private static byte[] header(int format) {
        return (NAME + format
                        + ". Exact counts, as confidential as the scan results: small groups can be recognised in them.\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static int format(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw ByteSource.broken("is larger than " + MAX_BYTES + " bytes, more than any part");
        }
        for (int format = 1; format <= NEWEST; format++) {
            if (Arrays.mismatch(bytes, header(format)) == HEADER_BYTES) {
                return format;
            }
        }
        String start = new String(bytes, 0, Math.min(bytes.length, NAME.length() + 12), StandardCharsets.US_ASCII);
        String format = start.startsWith(NAME) ? start.substring(NAME.length()).replaceAll("\\..*", "") : "";
        throw format.matches("[0-9]{1,9}") && Integer.parseInt(format) > NEWEST
                ? ByteSource.broken("is of format " + format + "; this release reads formats up to " + NEWEST
                        + ". Read it with the release that wrote it, or a newer one")
                : ByteSource.broken("is not a part, or is cut off. Name a file that this library wrote");
    }

    private static byte[] digest(byte[] bytes, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, end);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
