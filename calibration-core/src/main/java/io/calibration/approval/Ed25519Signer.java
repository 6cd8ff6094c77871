package io.calibration.approval;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** Signs with the JDK's Ed25519. */
record Ed25519Signer(CheckpointKey key, PrivateKey privateKey) implements CheckpointSigner {

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
