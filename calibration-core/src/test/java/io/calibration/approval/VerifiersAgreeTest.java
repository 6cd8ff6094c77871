package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.RegistryStore.StoreInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three verifiers say the same of logs that nobody thought of: mutations of the corpus, and histories by chance. Each round has another
 * seed; {@code -Dcalibration.verifiers.rounds=100} makes more.
 */
class VerifiersAgreeTest {

    private static final int ROUNDS = Integer.getInteger("calibration.verifiers.rounds", 1);
    private static final int MUTATIONS = 300;
    private static final int HISTORIES = 6;
    private static final int STEPS = 60;
    private static final String KEY = TestKeys.GATE.key().toString();
    private static final String REFUSED = "REFUSED";
    /** What ends a line for some readers. */
    private static final List<String> SEPARATORS =
            List.of("\n", "\r", "\r\n", "\u000b", "\f", "\u001c", "\u0085", "\u2028", " ", "\u00a0", "=");

    /** Verifies what it reads from its standard input, a log a line, so that Python starts once. */
    private static final String PYTHON = """
            import io, sys
            sys.path.insert(0, sys.argv[1])
            import verify_log
            for row in sys.stdin:
                log, marks, signed = row.rstrip("\\n").split("\\t")
                marks = [mark.split(":") for mark in marks.split()]
                signed = bytes.fromhex(signed) if signed else None
                try:
                    words = verify_log.verdicts(
                        io.BytesIO(bytes.fromhex(log)), [(int(n), digest) for n, digest in marks], signed, sys.argv[2])
                except ValueError:
                    words = "REFUSED"
                except Exception as e:
                    words = "python: " + repr(e)
                print(words.replace("\\n", "|"))
            """;

    private record Case(String file, List<String> marks, String signed) {

        byte[] bytes() {
            return file.getBytes(StandardCharsets.UTF_8);
        }

        byte[] signedBytes() {
            return signed.getBytes(StandardCharsets.UTF_8);
        }

        String row() {
            HexFormat hex = HexFormat.of();
            return hex.formatHex(bytes()) + "\t" + String.join(" ", marks) + "\t" + hex.formatHex(signedBytes()) + "\n";
        }
    }

    @TempDir
    private Path folder;

    @Test
    void the_verifiers_agree_on_logs_by_chance() throws Exception {
        Assumptions.assumeTrue(ExportedLog.hasPython(), "No python3 here.");
        ExportedLog.compileScript(folder);
        try (URLClassLoader script =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> verifier = script.loadClass("VerifyLog");
            for (int seed = 1; seed <= ROUNDS; seed++) {
                agree(seed, verifier);
            }
        }
    }

    private void agree(int seed, Class<?> verifier) throws Exception {
        List<Case> cases = cases(new Random(seed));
        List<String> python = byPython(cases);
        assertThat(python).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            String library = byLibrary(each);
            assertThat(List.of(byJava(verifier, each), python.get(i)))
                    .as("seed %s, log %s with %s and %s:%n%s", seed, i, each.marks(), each.signed(), each.file())
                    .containsOnly(library);
        }
    }

    private static List<Case> cases(Random random) {
        List<String> corpus = CorpusTest.LOGS.stream()
                .filter(log -> log.verdicts().get(0).startsWith("HOLDS"))
                .map(CorpusLog::file)
                .toList();
        List<String> histories = new ArrayList<>();
        for (int i = 0; i < HISTORIES; i++) {
            histories.addAll(new RandomHistory(random).logs(STEPS));
        }
        List<String> logs = new ArrayList<>(histories);
        LogMutations mutations = new LogMutations(random);
        for (int i = 0; i < MUTATIONS; i++) {
            logs.add(mutations.of(pick(i % 2 == 0 ? corpus : histories, random), pick(corpus, random)));
        }
        return logs.stream().map(log -> witnessed(log, random)).toList();
    }

    /** Every fourth log is verified with checkpoints, every tenth with a signed one. */
    private static Case witnessed(String file, Random random) {
        List<String> marks = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            marks.add(mark(file, random));
        }
        return new Case(file, marks, random.nextInt(10) == 0 ? signed(file, random) : "");
    }

    private static String mark(String file, Random random) {
        List<String> hashes = new ArrayList<>(List.of(
                WrittenLog.some("nothing").hex(),
                new WrittenLog().bootstrap("1.0.0").genesis().hex()));
        file.lines()
                .filter(line -> line.matches("\\{\"hash\":\"[0-9a-f]{64}.*"))
                .forEach(line -> hashes.add(line.substring(9, 73)));
        int right = random.nextInt(hashes.size());
        int number = random.nextInt(4) == 0 ? random.nextInt(hashes.size() + 2) : Math.max(0, right - 1);
        return number + ":" + hashes.get(right);
    }

    private static String signed(String file, Random random) {
        CheckpointKey.Signer signer =
                pick(List.of(TestKeys.GATE, TestKeys.GATE, TestKeys.FORGER, TestKeys.RENAMED), random);
        StoreInfo store = new StoreInfo(WrittenLog.STORE, "a test");
        Checkpoint claimed = Checkpoint.parse(mark(file, random));
        Checkpoint.Signed signed = Checkpoint.Signed.of(store, WrittenLog.SCOPE, claimed, signer);
        String text = signed.toString();
        int at = random.nextInt(2) * (text.length() - 1 - random.nextInt(4)); // the ends as often as the rest
        at = at == 0 ? random.nextInt(text.length()) : at;
        return switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + text.substring(at + 1);
            case 2 -> text + text.lines().skip(4).map(line -> line + "\n").collect(Collectors.joining());
            case 3, 4 -> text.substring(0, at) + pick(SEPARATORS, random) + text.substring(at);
            case 5 -> TestKeys.longer(signed);
            case 6 -> TestKeys.edited(signed, random.nextInt(68));
            default -> text;
        };
    }

    private static <T> T pick(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    private static String byLibrary(Case each) throws IOException {
        Checkpoint[] marks = each.marks().stream().map(Checkpoint::parse).toArray(Checkpoint[]::new);
        ByteArrayInputStream in = new ByteArrayInputStream(each.bytes());
        Checkpoint.Signed signed;
        try {
            signed = each.signed().isEmpty() ? null : Checkpoint.Signed.parse(each.signed());
        } catch (IllegalArgumentException e) {
            return REFUSED;
        }
        Verification verification = signed == null
                ? AuditLog.verifyExport(in, marks)
                : AuditLog.verifyExport(in, signed, TestKeys.GATE.key(), marks);
        return ExportedLog.words(verification).replace("\n", "|");
    }

    private static String byJava(Class<?> verifier, Case each) throws ReflectiveOperationException {
        try {
            if (each.signed().isEmpty()) {
                Method verdicts = verifier.getMethod("verdicts", byte[].class, List.class);
                return ((String) verdicts.invoke(null, each.bytes(), each.marks())).replace("\n", "|");
            }
            Method verdicts = verifier.getMethod("verdicts", byte[].class, List.class, byte[].class, String.class);
            return ((String) verdicts.invoke(null, each.bytes(), each.marks(), each.signedBytes(), KEY))
                    .replace("\n", "|");
        } catch (InvocationTargetException e) {
            boolean refused = e.getCause().getClass().getName().equals("VerifyLog$Wrong");
            return refused ? REFUSED : "java: " + e.getCause();
        }
    }

    private List<String> byPython(List<Case> cases) throws IOException, InterruptedException {
        Path input = folder.resolve("cases");
        Files.writeString(input, cases.stream().map(Case::row).collect(Collectors.joining()));
        Process process = new ProcessBuilder("python3", "-B", "-c", PYTHON, ExportedLog.SCRIPTS.toString(), KEY)
                .redirectErrorStream(true)
                .redirectInput(input.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.lines().toList();
    }
}
