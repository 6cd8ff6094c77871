package io.calibration.approval;

import static io.calibration.approval.TestKeys.FORGER;
import static io.calibration.approval.TestKeys.GATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Verification.Level;
import io.calibration.approval.Verification.Verdict;
import io.calibration.stores.InMemoryRegistryStore;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedCheckpointTest {

    /** Key, text and signature of RFC 8032, 7.1, TEST 1 to 3. */
    private static final List<List<String>> RFC_8032 = List.of(
            List.of(
                    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
                    "",
                    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
            List.of(
                    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                    "72",
                    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
            List.of(
                    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
                    "af82",
                    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"));

    private static final String REFUSED = """
            def refused(text, key):
                try:
                    verify_log.claims(text, key)
                    return False
                except ValueError:
                    return True
            """;

    private final Gate gate = new Gate();
    private Checkpoint.Signed signed;

    @TempDir
    private Path folder;

    @BeforeEach
    void a_log_of_one_entry_is_signed() {
        gate.bootstrap();
        signed = gate.registry.log().signedCheckpoint(GATE);
    }

    @Test
    void the_text_is_a_checkpoint_of_c2sp_and_reads_back() {
        assertThat(signed.toString())
                .startsWith("io.calibration.audit.v1/" + gate.store.info().id() + "/" + signed.scope() + "\n1\n")
                .matches("(?s)[^\n]+\n1\n[A-Za-z0-9+/]{43}=\n\n\u2014 example\\.com/gate [A-Za-z0-9+/]{91}=\n");
        assertThat(Checkpoint.Signed.parse(signed.toString())).isEqualTo(signed);
        assertThat(signed.checkpoint()).isEqualTo(gate.registry.log().checkpoint());
    }

    @Test
    void a_signature_holds_as_the_log_grows_and_fails_with_another_key_or_log() {
        gate.submit(Gate.V2, Gate.V1);
        assertThat(verdict(gate, signed, GATE)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(gate, signed, FORGER)).isEqualTo(Verdict.FAILS);
        assertThat(verdict(gate, signed, TestKeys.RENAMED)).isEqualTo(Verdict.FAILS);
        Gate other = new Gate(new InMemoryRegistryStore("memory:other"));
        assertThat(verdict(other, signed, GATE)).isEqualTo(Verdict.FAILS);
        other.bootstrap();
        assertThat(verdict(other, signed, GATE)).isEqualTo(Verdict.FAILS);
        assertThat(other.registry
                        .log()
                        .verify(signed, GATE.key())
                        .level(Level.CHECKPOINTS)
                        .seq())
                .isZero();
    }

    private static Verdict verdict(Gate gate, Checkpoint.Signed signed, CheckpointKey.Signer signer) {
        return gate.registry
                .log()
                .verify(signed, signer.key())
                .level(Level.CHECKPOINTS)
                .verdict();
    }

    @Test
    void a_private_key_alone_gives_its_public_key_and_a_pair_must_be_one() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        CheckpointKey.Signer alone =
                CheckpointKey.Signer.ed25519("a", pair.getPrivate().getEncoded());
        assertThat(alone.key())
                .isEqualTo(CheckpointKey.Signer.ed25519("a", pair).key());
        assertThat(alone.toString()).isEqualTo("signer " + alone.key());
        KeyPair mixed = new KeyPair(
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic(), pair.getPrivate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckpointKey.Signer.ed25519("a", mixed))
                .withMessageContaining("not the one of the private key");
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointKey.Signer.ed25519("a", rsa));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointKey.Signer.ed25519("a", new byte[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointKey.Signer.ed25519("a b", pair));
    }

    @Test
    void a_signer_whose_signature_is_not_its_keys_signs_nothing() {
        CheckpointKey.Signer mixed = new CheckpointKey.Signer() {
            @Override
            public CheckpointKey key() {
                return GATE.key();
            }

            @Override
            public byte[] sign(byte[] text) {
                return FORGER.sign(text);
            }
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gate.registry.log().signedCheckpoint(mixed));
    }

    @Test
    void a_refusal_names_the_line_and_what_belongs_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.Signed.parse(signed.toString().replace("\n1\n", "\n01\n")))
                .withMessage(
                        "Line 2 of a signed checkpoint must be the size, at most 15 digits without leading zeros.");
    }

    @Test
    void what_is_not_exactly_of_the_form_is_refused_by_all_three() throws Exception {
        ExportedLog.compileScript(folder);
        try (URLClassLoader script =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            var verdicts = script.loadClass("VerifyLog")
                    .getMethod("verdicts", byte[].class, List.class, byte[].class, String.class);
            byte[] right = signed.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(verdicts.invoke(
                            null, new byte[0], List.of(), right, GATE.key().toString()))
                    .isNotNull();
            malformed().forEach((name, text) -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                assertThatIllegalArgumentException().as(name).isThrownBy(() -> Checkpoint.Signed.parse(text));
                assertThatThrownBy(() -> verdicts.invoke(
                                null, new byte[0], List.of(), bytes, GATE.key().toString()))
                        .as(name)
                        .hasRootCauseInstanceOf(RuntimeException.class);
            });
            for (String key : malformedKeys()) {
                assertThatIllegalArgumentException().as(key).isThrownBy(() -> CheckpointKey.parse(key));
                assertThatThrownBy(() -> verdicts.invoke(null, new byte[0], List.of(), right, key))
                        .as(key)
                        .hasRootCauseInstanceOf(RuntimeException.class);
            }
        }
        Assumptions.assumeTrue(ExportedLog.hasPython(), "No python3 here; the Java script was run all the same.");
        StringBuilder program = new StringBuilder(python(REFUSED));
        program.append("assert not refused(" + bytes(signed.toString()) + ", '" + GATE.key() + "')\n");
        malformed()
                .forEach((name, text) ->
                        program.append("assert refused(" + bytes(text) + ", '" + GATE.key() + "'), '" + name + "'\n"));
        malformedKeys()
                .forEach(key -> program.append(
                        "assert refused(" + bytes(signed.toString()) + ", " + bytes(key) + ".decode()), 'a key'\n"));
        run(program.toString());
    }

    private Map<String, String> malformed() {
        String text = signed.toString();
        String line = text.substring(text.indexOf("\n\n") + 2);
        String hash = text.lines().toList().get(2);
        Map<String, String> all = new LinkedHashMap<>();
        all.put("nothing", "");
        all.put("unsigned", text.replace(line, ""));
        all.put("no last newline", text.substring(0, text.length() - 1));
        all.put("carriage returns", text.replace("\n", "\r\n"));
        all.put("a carriage return at the end", text.substring(0, text.length() - 1) + "\r\n");
        all.put("a line behind", text + "\n");
        all.put("a byte order mark", "\ufeff" + text);
        all.put("another domain", text.replace("audit.v1", "audit.v2"));
        all.put("no scope", text.replace("/" + signed.scope() + "\n", "\n"));
        all.put("a third part", text.replace("\n1\n", "/x\n1\n"));
        all.put("leading zero", text.replace("\n1\n", "\n01\n"));
        all.put("negative", text.replace("\n1\n", "\n-1\n"));
        all.put("other digits", text.replace("\n1\n", "\n\u0661\n"));
        all.put("sixteen digits", text.replace("\n1\n", "\n1000000000000000\n"));
        all.put("short hash", text.replace(hash, "AAAA"));
        all.put("unpadded hash", text.replace(hash, hash.substring(0, 43)));
        all.put("hash with a bit over", text.replace(hash, "A".repeat(42) + "B="));
        all.put("hash of the other alphabet", text.replace(hash, "-".repeat(43) + "="));
        all.put("an extension line", text.replace(hash + "\n", hash + "\nmore\n"));
        all.put("no empty line", text.replace("\n\n", "\n"));
        all.put("two empty lines", text.replace("\n\n", "\n\n\n"));
        all.put("a hyphen", text.replace("\u2014", "-"));
        all.put("no name", text.replace("example.com/gate", ""));
        all.put("a plus in the name", text.replace("example.com/gate", "a+b"));
        all.put("a name not of ASCII", text.replace("example.com/gate", "\u00e4"));
        all.put("a space behind", text.substring(0, text.length() - 1) + " \n");
        all.put("an id without a signature", text.replace(line, "\u2014 a AAAAAA==\n"));
        all.put("a line that is none among others", text + "\u2014 a\n");
        all.put("seventeen signatures", text + line.repeat(16));
        return all;
    }

    private static List<String> malformedKeys() {
        String key = GATE.key().toString();
        return List.of(
                "",
                key + " ",
                key.substring(1),
                key.replace("gate+", "gate+0"),
                key.replace("+AddamA", "+AtdamA"),
                key.replace("+A", "+B"),
                FORGER.key().toString().replaceAll("\\+.{8}\\+", key.replaceAll(".*(\\+.{8}\\+).*", "$1")),
                key.replace('/', ' '));
    }

    @Test
    void the_ed25519_of_the_python_script_knows_the_vectors_of_rfc_8032_and_refuses_their_neighbours()
            throws Exception {
        Assumptions.assumeTrue(ExportedLog.hasPython(), "No python3 here.");
        StringBuilder program = new StringBuilder(python("hexed = bytes.fromhex\n"));
        for (List<String> vector : RFC_8032) {
            String call =
                    "verify_log.ed25519(hexed('" + vector.get(0) + "'), hexed('" + vector.get(1) + "'), hexed('%s'))\n";
            byte[] signature = HexFormat.of().parseHex(vector.get(2));
            program.append("assert ").append(String.format(call, vector.get(2)));
            program.append("assert not ").append(String.format(call, vector.get(2) + "00"));
            for (int i = 0; i < 64; i += 9) {
                signature[i] ^= 4;
                program.append("assert not ")
                        .append(String.format(call, HexFormat.of().formatHex(signature)));
                signature[i] ^= 4;
            }
        }
        // No point, a point with y >= p, and x = 0 with a sign
        for (String none :
                List.of("02" + "00".repeat(31), "ee" + "ff".repeat(30) + "7f", "01" + "00".repeat(30) + "80")) {
            program.append("try:\n    verify_log.point(hexed('" + none + "'))\n    assert False, '" + none + "'\n");
            program.append("except ValueError:\n    pass\n");
        }
        run(program.toString());
    }

    private static String python(String more) {
        return "import sys\nsys.path.insert(0, sys.argv[1])\nimport verify_log\n" + more;
    }

    private static String bytes(String text) {
        return "bytes.fromhex('" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "')";
    }

    private void run(String program) throws Exception {
        Path file = Files.writeString(folder.resolve("program.py"), program);
        Process process = new ProcessBuilder("python3", "-B", file.toString(), ExportedLog.SCRIPTS.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
