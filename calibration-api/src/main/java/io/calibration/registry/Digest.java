package io.calibration.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of exact bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the text is not 64 lower-case hexadecimal digits */
    public Digest {
        if (!SHA_256.matcher(hex).matches()) {
            throw new IllegalArgumentException("A digest is 64 lower-case hexadecimal digits (SHA-256).");
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
