package io.calibration.approval;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public Ed25519 key that verifies signed checkpoints, and the name that it goes by. Written {@code NAME+ID+KEY}, a verifier key of
 * signed notes. Immutable.
 *
 * @param name printable ASCII without space and plus, best a URL without its scheme, such as {@code example.com/gate}
 * @param key of Ed25519
 */
public record CheckpointKey(String name, PublicKey key) {

    private static final int SIGNATURE_BYTES = 64;
    private static final Pattern NAME = Pattern.compile("[!-*,-~]+");
    private static final Pattern FORM = Pattern.compile("([!-*,-~]+)\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");
    /** What stands before the 32 bytes of a key in its X.509 encoding. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final byte ED25519 = 1;

    /** @throws IllegalArgumentException when the name is not of that form, or the key is none of Ed25519 */
    public CheckpointKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": The name of a key is printable ASCII without a space and"
                            + " a plus, such as example.com/gate.");
        }
        try {
            Signature.getInstance("Ed25519").initVerify(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public key of Ed25519.", e);
        }
    }

    /**
     * Reads {@code NAME+ID+KEY}, the form of {@link #toString}.
     *
     * @throws IllegalArgumentException when the text is not of that form, or its id is not that of its name and key
     */
    public static CheckpointKey parse(String text) {
        Matcher parts = FORM.matcher(text);
        byte[] typed = parts.matches() ? Base64.getDecoder().decode(parts.group(3)) : new byte[0];
        if (typed.length != 33 || typed[0] != ED25519) {
            throw new IllegalArgumentException(
                    "A key is written NAME+ID+KEY, the id in 8 hexadecimal digits, the key in base64 as one of Ed25519.");
        }
        CheckpointKey key = new CheckpointKey(parts.group(1), publicKey(Arrays.copyOfRange(typed, 1, 33)));
        if (!key.toString().equals(text)) {
            throw new IllegalArgumentException("The id of a key is not that of its name and key. Copy it once more.");
        }
        return key;
    }

    private static PublicKey publicKey(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(join(X509, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This is no public key of Ed25519.", e);
        }
    }

    /** Type and key, as they stand in {@code KEY} and in what the id is made of. */
    private byte[] typed() {
        byte[] encoded = key.getEncoded();
        return join(new byte[] {ED25519}, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    /** The first four bytes of the SHA-256 of name, newline, type and key. */
    byte[] id() {
        try {
            byte[] named = join((name + "\n").getBytes(StandardCharsets.US_ASCII), typed());
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(named), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }

    /** Whether the private key of this one signed the text. Java's own verifier takes bytes behind a signature for zeros of its number. */
    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return (signature.length == SIGNATURE_BYTES) && verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // not even of the form of a signature
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key was good before.", e);
        }
    }

    static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    /** {@code NAME+ID+KEY}, for whoever verifies. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
