package io.calibration.approval;

import java.security.KeyPair;

/**
 * Signs checkpoints with one Ed25519 key. Implement it where the private key does not leave its keeper, such as a key service. Must be
 * thread-safe; may throw what it likes, and no checkpoint is made then.
 */
public interface CheckpointSigner {

    /** The public key, by which others verify. */
    CheckpointKey key();

    /** The 64 bytes of the Ed25519 signature (RFC 8032, without prehash or context) of exactly these bytes. */
    byte[] sign(byte[] text);

    /**
     * Signs with a pair of keys at hand.
     *
     * @throws IllegalArgumentException when they are not of Ed25519 or no pair, or the name is not one of a {@link CheckpointKey}
     */
    static CheckpointSigner ed25519(String name, KeyPair pair) {
        return Ed25519Signer.of(new CheckpointKey(name, pair.getPublic()), pair.getPrivate());
    }

    /**
     * Signs with a private key at hand, in its PKCS#8 encoding (DER).
     *
     * @throws IllegalArgumentException when it is not one of Ed25519, or the name is not one of a {@link CheckpointKey}
     */
    static CheckpointSigner ed25519(String name, byte[] pkcs8) {
        return ed25519(name, Ed25519Signer.pair(pkcs8));
    }
}
