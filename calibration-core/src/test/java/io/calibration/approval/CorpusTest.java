package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three verifiers that share no code say the same of every log in docs/verify/corpus, and what its index says. */
class CorpusTest {

    private static final Path CORPUS = ExportedLog.SCRIPTS.resolve("corpus");
    private static final Path INDEX = CORPUS.resolve("index.tsv");
    private static final String TITLE = "log\tCHAIN\tCHECKPOINTS\tFOLD\tcheckpoints\tkey\twhat was done\n";

    /** Reads the index from its standard input, so that Python starts once. */
    private static final String PYTHON = """
            import sys
            sys.path.insert(0, sys.argv[1])
            import verify_log
            next(sys.stdin)
            for row in sys.stdin:
                name, _, _, _, marks, key, _ = row.split("\\t")
                signed = None
                if key != "-":
                    with open(sys.argv[1] + "/corpus/" + name + ".checkpoint", "rb") as file:
                        signed = file.read()
                with open(sys.argv[1] + "/corpus/" + name + ".jsonl", "rb") as log:
                    marks = [mark.split(":") for mark in marks.split() if mark != "-"]
                    words = verify_log.verdicts(log, [(int(number), digest) for number, digest in marks], signed, key)
                print(name + "\\t" + words.replace("\\n", "\\t"))
            """;

    static final List<CorpusLog> LOGS = Stream.of(
                    RightLogs.all(),
                    ForgedForms.all(),
                    ForgedSubmissions.all(),
                    ForgedReviews.all(),
                    ForgedMoves.all(),
                    ForgedSchedules.all(),
                    ForgedChains.all(),
                    SignedLogs.all())
            .flatMap(List::stream)
            .toList();

    @TempDir
    private Path folder;

    /** With {@code -Dcalibration.corpus=write} it writes the files instead. */
    @Test
    void the_files_are_those_that_this_test_writes() throws IOException {
        Map<String, byte[]> files = LOGS.stream()
                .collect(Collectors.toMap(
                        log -> log.name() + ".jsonl", CorpusLog::bytes, (a, b) -> b, LinkedHashMap::new));
        LOGS.stream()
                .filter(CorpusLog::isSigned)
                .forEach(log -> files.put(log.name() + ".checkpoint", log.signedBytes()));
        files.put("index.tsv", index().getBytes(StandardCharsets.UTF_8));
        files.put(".gitattributes", "* -text\n".getBytes(StandardCharsets.UTF_8));
        if ("write".equals(System.getProperty("calibration.corpus"))) {
            write(files);
        }
        assertThat(names()).containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(Files.readAllBytes(CORPUS.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    private static String index() {
        return TITLE + LOGS.stream().map(CorpusLog::row).collect(Collectors.joining());
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static void write(Map<String, byte[]> files) throws IOException {
        Files.createDirectories(CORPUS);
        for (String name : names()) {
            Files.delete(CORPUS.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(CORPUS.resolve(file.getKey()), file.getValue());
        }
    }

    @Test
    void every_log_has_a_name_of_its_own_and_at_least_sixty_are_forged() {
        assertThat(LOGS).extracting(CorpusLog::name).doesNotHaveDuplicates();
        assertThat(LOGS).filteredOn(log -> log.words().contains("FAILS")).hasSizeGreaterThan(60);
        assertThat(LOGS).filteredOn(log -> !log.words().contains("FAILS")).hasSizeGreaterThan(5);
    }

    @Test
    void the_library_says_what_the_index_says() throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (CorpusLog log : LOGS) {
            Checkpoint[] checkpoints =
                    log.marks().stream().map(Checkpoint::parse).toArray(Checkpoint[]::new);
            ByteArrayInputStream bytes = new ByteArrayInputStream(log.bytes());
            said.put(
                    log.name(),
                    ExportedLog.words(
                            log.isSigned()
                                    ? AuditLog.verifyExport(
                                            bytes,
                                            Checkpoint.Signed.parse(log.signed()),
                                            CheckpointKey.parse(
                                                    TestKeys.GATE.key().toString()),
                                            checkpoints)
                                    : AuditLog.verifyExport(bytes, checkpoints)));
        }
        assertThat(said).isEqualTo(expected());
    }

    @Test
    void the_java_script_says_what_the_index_says() throws Exception {
        ExportedLog.compileScript(folder);
        Map<String, String> said = new LinkedHashMap<>();
        try (URLClassLoader script =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            Class<?> verifier = script.loadClass("VerifyLog");
            Method verdicts = verifier.getMethod("verdicts", byte[].class, List.class);
            Method ofSigned = verifier.getMethod("verdicts", byte[].class, List.class, byte[].class, String.class);
            String key = TestKeys.GATE.key().toString();
            for (CorpusLog log : LOGS) {
                Object words = log.isSigned()
                        ? ofSigned.invoke(null, log.bytes(), log.marks(), log.signedBytes(), key)
                        : verdicts.invoke(null, log.bytes(), log.marks());
                said.put(log.name(), (String) words);
            }
        }
        assertThat(said).isEqualTo(expected());
    }

    @Test
    void the_python_script_says_what_the_index_says() throws Exception {
        Assumptions.assumeTrue(ExportedLog.hasPython(), "No python3 here; the Java script was run all the same.");
        Process process = new ProcessBuilder("python3", "-B", "-c", PYTHON, ExportedLog.SCRIPTS.toString())
                .redirectErrorStream(true)
                .redirectInput(INDEX.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        Map<String, String> said = output.lines()
                .map(line -> line.split("\t", 2))
                .collect(Collectors.toMap(
                        row -> row[0], row -> row[1].replace("\t", "\n"), (a, b) -> b, LinkedHashMap::new));
        assertThat(said).isEqualTo(expected());
    }

    private static Map<String, String> expected() {
        return LOGS.stream()
                .collect(Collectors.toMap(CorpusLog::name, CorpusLog::words, (a, b) -> b, LinkedHashMap::new));
    }
}
