package io.calibration.approval;

import io.calibration.registry.Digest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
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
        Digest named = Digest.of(join((name + "\n").getBytes(StandardCharsets.US_ASCII), typed()));
        return HexFormat.of().parseHex(named.hex(), 0, 8);
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

    /**
     * Signs checkpoints with one Ed25519 key. Implement it where the private key does not leave its keeper, such as a key service. Must be
     * thread-safe; may throw what it likes, and no checkpoint is made then.
     */
    public interface Signer {

        /** The public key, by which others verify. */
        CheckpointKey key();

        /** The 64 bytes of the Ed25519 signature (RFC 8032, without prehash or context) of exactly these bytes. */
        byte[] sign(byte[] text);

        /**
         * Signs with a pair of keys at hand.
         *
         * @throws IllegalArgumentException when they are not of Ed25519 or no pair, or the name is not one of a {@link CheckpointKey}
         */
        static Signer ed25519(String name, KeyPair pair) {
            return Ed25519Signer.of(new CheckpointKey(name, pair.getPublic()), pair.getPrivate());
        }

        /**
         * Signs with a private key at hand, in its PKCS#8 encoding (DER).
         *
         * @throws IllegalArgumentException when it is not one of Ed25519, or the name is not one of a {@link CheckpointKey}
         */
        static Signer ed25519(String name, byte[] pkcs8) {
            return ed25519(name, Ed25519Signer.pair(pkcs8));
        }
    }

    /** Signs with the JDK's Ed25519. */
    record Ed25519Signer(CheckpointKey key, PrivateKey privateKey) implements CheckpointKey.Signer {

        static Ed25519Signer of(CheckpointKey key, PrivateKey privateKey) {
            Ed25519Signer signer = new Ed25519Signer(key, privateKey);
            byte[] some = {0};
            if (!key.verifies(some, signer.sign(some))) {
                throw new IllegalArgumentException("The public key is not the one of the private key.");
            }
            return signer;
        }

        /** The JDK derives a public key only where it makes a pair, from the random bytes that are the private key. */
        static KeyPair pair(byte[] pkcs8) {
            try {
                PrivateKey given = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
                byte[] seed = ((EdECPrivateKey) given).getBytes().orElseThrow();
                KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
                generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
                return new KeyPair(generator.generateKeyPair().getPublic(), given);
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("This is no private key of Ed25519 in PKCS#8.", e);
            }
        }

        @Override
        public byte[] sign(byte[] text) {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(privateKey);
                signature.update(text);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("This is no private key of Ed25519.", e);
            }
        }

        /** Never the private key. */
        @Override
        public String toString() {
            return "signer " + key;
        }

        /** Draws these bytes. */
        private static final class Drawn extends SecureRandom {

            private static final long serialVersionUID = 1;

            private final byte[] bytes;

            Drawn(byte[] bytes) {
                this.bytes = bytes.clone();
            }

            @Override
            public void nextBytes(byte[] target) {
                System.arraycopy(bytes, 0, target, 0, target.length);
            }
        }
    }
}
