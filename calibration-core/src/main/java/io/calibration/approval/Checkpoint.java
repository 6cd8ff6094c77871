package io.calibration.approval;

import io.calibration.registry.Digest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size and the hash of an audit log at some time. Kept where whoever can write the store cannot write (another system, a
 * printout), it shows later that the log up to there has neither been cut, nor rewritten, nor forked.
 *
 * @param seq the number of entries
 * @param hash the hash of the last of them
 */
public record Checkpoint(long seq, Digest hash) {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}):([0-9a-f]{64})");

    /** @throws IllegalArgumentException when the number is below 0 */
    public Checkpoint {
        if (seq < 0) {
            throw new IllegalArgumentException("A checkpoint counts 0 entries or more.");
        }
    }

    /**
     * Reads {@code SEQ:HASH}, the form of {@link #toString}.
     *
     * @throws IllegalArgumentException when the text is not of that form
     */
    public static Checkpoint parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("A checkpoint is written SEQ:HASH, the hash in 64 hexadecimal digits.");
        }
        return new Checkpoint(Long.parseLong(parts.group(1)), new Digest(parts.group(2)));
    }

    /** {@code SEQ:HASH}, for people to keep. */
    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}
