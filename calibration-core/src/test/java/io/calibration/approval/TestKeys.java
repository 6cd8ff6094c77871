package io.calibration.approval;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Keys of tests, published in RFC 8032, 7.1: whoever signs with them in earnest protects nothing. */
final class TestKeys {

    static final CheckpointKey.Signer GATE =
            signer("example.com/gate", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    /** Another key in the same name. */
    static final CheckpointKey.Signer FORGER =
            signer("example.com/gate", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    /** The same key in another name. */
    static final CheckpointKey.Signer RENAMED =
            signer("example.com/other", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private TestKeys() {}

    static CheckpointKey.Signer signer(String name, String seed) {
        return CheckpointKey.Signer.ed25519(name, HexFormat.of().parseHex("302e020100300506032b657004220420" + seed));
    }

    /** With another byte in one place of its first signature: 0 to 3 are the key's id, 4 to 67 the signature. */
    static String edited(Checkpoint.Signed signed, int place) {
        String base64 = signed.signatures().get(0).base64();
        byte[] bytes = Base64.getDecoder().decode(base64);
        bytes[place] ^= 1;
        return signed.toString().replace(base64, Base64.getEncoder().encodeToString(bytes));
    }

    /** With a zero behind the signature. */
    static String longer(Checkpoint.Signed signed) {
        String base64 = signed.signatures().get(0).base64();
        byte[] bytes = Base64.getDecoder().decode(base64);
        return signed.toString()
                .replace(base64, Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    /** The signature with its scalar greater by the order of the group: it verifies where that is not looked at. */
    static String malleable(Checkpoint.Signed signed) {
        String base64 = signed.signatures().get(0).base64();
        byte[] bytes = Base64.getDecoder().decode(base64);
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (bytes[36 + i] & 0xff) + (order[i] & 0xff) + carry;
            bytes[36 + i] = (byte) sum;
            carry = sum >> 8;
        }
        return signed.toString().replace(base64, Base64.getEncoder().encodeToString(bytes));
    }
}
