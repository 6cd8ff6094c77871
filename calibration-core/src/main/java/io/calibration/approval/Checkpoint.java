package io.calibration.approval;

import io.calibration.registry.AuditHead;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.ScopeId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
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

    /**
     * A checkpoint that says whose log it is of, and who signed that: one who keeps the public key alone needs to trust no keeper of
     * checkpoints. Its text has the form of a C2SP checkpoint (tlog-checkpoint, signed-note), but the hash is the head of a hash chain of
     * that size and not a Merkle root. Signed or not is for {@link AuditLog#verify(Signed, CheckpointKey, Checkpoint...)} and
     * {@link AuditLog#verifyExport(java.io.InputStream, Signed, CheckpointKey, Checkpoint...)} to say. Immutable.
     *
     * @param store the id of the log's store
     * @param scope the log's scope
     * @param checkpoint its size and hash, as claimed
     * @param signatures one to sixteen
     */
    public record Signed(String store, ScopeId scope, Checkpoint checkpoint, List<Signature> signatures) {

        private static final String DOMAIN = "io.calibration.audit.v1";
        private static final String ID = "([a-z0-9._:@-]{1,128})";
        private static final Pattern ORIGIN = Pattern.compile(Pattern.quote(DOMAIN) + "/" + ID + "/" + ID);
        private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,14}");
        private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})");
        private static final int MOST_SIGNATURES = 16;

        /**
         * One signature line, not yet verified.
         *
         * @param name of the key that is said to have signed
         * @param base64 the key's id of four bytes, then the signature
         */
        public record Signature(String name, String base64) {

            private boolean claims(CheckpointKey key) {
                return name.equals(key.name()) && Arrays.equals(Arrays.copyOf(bytes(), 4), key.id());
            }

            private byte[] bytes() {
                return Base64.getDecoder().decode(base64);
            }

            private byte[] signature() {
                return Arrays.copyOfRange(bytes(), 4, bytes().length);
            }

            private String line() {
                return "\u2014 " + name + " " + base64 + "\n";
            }
        }

        public Signed {
            signatures = List.copyOf(signatures);
        }

        /** Signs. */
        static Signed of(StoreInfo store, ScopeId scope, Checkpoint checkpoint, CheckpointKey.Signer signer) {
            Signed unsigned = new Signed(store.id(), scope, checkpoint, List.of());
            byte[] signature = CheckpointKey.join(signer.key().id(), signer.sign(unsigned.body()));
            Signed signed = new Signed(
                    store.id(),
                    scope,
                    checkpoint,
                    List.of(new Signature(
                            signer.key().name(), Base64.getEncoder().encodeToString(signature))));
            if (!signed.isSignedBy(signer.key())) {
                throw new IllegalArgumentException("The signer's signature is not one of its own key.");
            }
            return signed;
        }

        /**
         * Reads the form of {@link #toString}.
         *
         * @throws IllegalArgumentException when the text is not exactly of that form; says in which line, and what belongs there
         */
        public static Signed parse(String text) {
            List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
            String rest = lines.remove(lines.size() - 1);
            require(rest.isEmpty(), lines.size() + 1, "must end with one newline, and nothing may stand behind it");
            require(
                    lines.size() >= 5,
                    lines.size() + 1,
                    "is missing: origin, size, hash, an empty line and a signature");
            Matcher origin = ORIGIN.matcher(lines.get(0));
            require(origin.matches(), 1, "must be the origin, " + DOMAIN + "/STORE/SCOPE");
            require(
                    SIZE.matcher(lines.get(1)).matches(),
                    2,
                    "must be the size, at most 15 digits without leading zeros");
            byte[] hash = base64(3, lines.get(2));
            require(hash.length == 32, 3, "must be the hash, 32 bytes in base64");
            require(lines.get(3).isEmpty(), 4, "must be empty: there are no further lines before the signatures");
            require(lines.size() <= 4 + MOST_SIGNATURES, 5 + MOST_SIGNATURES, "is too many: at most 16 signatures");
            List<Signature> signatures = new ArrayList<>();
            for (int line = 5; line <= lines.size(); line++) {
                signatures.add(signature(line, lines.get(line - 1)));
            }
            Digest digest = new Digest(HexFormat.of().formatHex(hash));
            Checkpoint checkpoint = new Checkpoint(Long.parseLong(lines.get(1)), digest);
            return new Signed(origin.group(1), new ScopeId(origin.group(2)), checkpoint, signatures);
        }

        private static Signature signature(int line, String text) {
            Matcher parts = SIGNATURE.matcher(text);
            require(
                    parts.matches(),
                    line,
                    "must be a signature: an em dash (U+2014), a name and base64, a space between each");
            require(
                    base64(line, parts.group(2)).length > 4,
                    line,
                    "must have a signature behind the four bytes of its key's id");
            return new Signature(parts.group(1), parts.group(2));
        }

        /** Base64 as it is written here: padded, and no other text for the same bytes. */
        private static byte[] base64(int line, String text) {
            byte[] bytes = {};
            try {
                bytes = Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                // is told below, with its line
            }
            boolean exact = Base64.getEncoder().encodeToString(bytes).equals(text);
            require(exact, line, "must be base64, padded, no bit over");
            return bytes;
        }

        private static void require(boolean holds, int line, String what) {
            if (!holds) {
                throw new IllegalArgumentException("Line " + line + " of a signed checkpoint " + what + ".");
            }
        }

        /** Whether this key signed, and nobody else in its name. Lines of other keys do not count. */
        boolean isSignedBy(CheckpointKey key) {
            List<Signature> itsOwn =
                    signatures.stream().filter(each -> each.claims(key)).toList();
            return !itsOwn.isEmpty() && itsOwn.stream().allMatch(each -> key.verifies(body(), each.signature()));
        }

        /** What it claims: size and hash, and whose log it is, which the hash of no entries tells. */
        List<Checkpoint> claims() {
            Digest genesis = AuditHead.genesis(new StoreInfo(store, "of the checkpoint"), scope)
                    .hash();
            return List.of(new Checkpoint(0, genesis), checkpoint);
        }

        /** What is signed: {@code io.calibration.audit.v1/STORE/SCOPE}, the size and the hash in base64, each with a newline. */
        private byte[] body() {
            return bodyText().getBytes(StandardCharsets.US_ASCII);
        }

        private String bodyText() {
            byte[] hash = HexFormat.of().parseHex(checkpoint.hash().hex());
            return DOMAIN + "/" + store + "/" + scope + "\n" + checkpoint.seq() + "\n"
                    + Base64.getEncoder().encodeToString(hash) + "\n";
        }

        /** The text to be kept, to the last newline; in UTF-8. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(bodyText()).append("\n");
            signatures.forEach(each -> text.append(each.line()));
            return text.toString();
        }
    }
}
