package io.calibration.cli.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calibration.cli.CalibrationCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/witness.md, run by a shell: first on the log that was signed, then on one that was rewritten. */
class WitnessCommandsTest {

    private static final Path REPOSITORY = repository();
    private static final String GATE = "java -jar calibration-cli/target/calibration.jar registry";
    private static final Map<String, String> GIT_IDENTITY = Map.of(
            "GIT_AUTHOR_NAME", "gate",
            "GIT_AUTHOR_EMAIL", "gate@example.com",
            "GIT_COMMITTER_NAME", "gate",
            "GIT_COMMITTER_EMAIL", "gate@example.com");

    @TempDir
    private Path folder;

    @BeforeEach
    void a_registry_and_a_place_for_witnesses() throws IOException, InterruptedException {
        assumeTrue(isThere("git") && isThere("python3"), "No shell, git or python3 here.");
        Files.writeString(folder.resolve("config.json"), """
                {"logic_version": "1.0.0",
                 "compatibility_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}}}
                """);
        gate("bootstrap", folder.resolve("config.json").toString(), "--as", "ada", "--reason", "In use.");
        copy(folder.resolve("registry"), folder.resolve("older"));
        gate("set-policy", "--quorum", "2", "--as", "ada", "--reason", "Four eyes.");
        Files.createDirectories(folder.resolve("witness"));
        Path scripts = Files.createDirectories(folder.resolve("docs/verify"));
        for (String script : List.of("VerifyLog.java", "verify_log.py")) {
            Files.copy(REPOSITORY.resolve("docs/verify").resolve(script), scripts.resolve(script));
        }
    }

    @Test
    void the_commands_of_the_page_hold_for_the_log_that_was_signed_and_fail_for_one_that_was_rewritten()
            throws IOException, InterruptedException {
        List<String> blocks = blocks();
        String all = String.join("\n", blocks);
        assertThat(run(all)).as(said()).isZero();
        assertThat(said()).contains("CHECKPOINTS HOLDS").doesNotContain("FAILS");

        rewrite();
        String definition = blocks.get(0).lines().findFirst().orElseThrow() + "\n";
        List<String> verifications =
                blocks.stream().filter(block -> block.contains("--signed")).toList();
        assertThat(verifications).hasSize(3);
        for (String verification : verifications) {
            assertThat(run(definition + verification)).as(verification).isEqualTo(RegistryCommand.REFUSED);
            assertThat(said()).as(verification).contains("CHECKPOINTS FAILS");
        }
        assertThat(run("cd clone && git commit -q --amend -m Another && git push -q --force origin HEAD"))
                .as("a rewritten branch")
                .isNotZero();
    }

    @Test
    void a_log_that_is_not_there_is_no_log_that_fails() throws IOException, InterruptedException {
        String java = "\"" + Path.of(System.getProperty("java.home"), "bin", "java") + "\"";
        for (String script : List.of("python3 docs/verify/verify_log.py", java + " docs/verify/VerifyLog.java")) {
            assertThat(run(script + " nothing.jsonl")).as(script).isEqualTo(2);
            assertThat(said()).contains("nothing.jsonl").doesNotContain("at VerifyLog", "Traceback");
        }
    }

    /** By somebody who took an older copy and went on from there as the gate would. */
    private void rewrite() throws IOException {
        Files.move(folder.resolve("registry"), folder.resolve("true"));
        Files.move(folder.resolve("older"), folder.resolve("registry"));
        gate("set-policy", "--quorum", "1", "--days", "3", "--as", "ada", "--reason", "Two eyes.");
    }

    private static List<String> blocks() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/witness.md"));
        return Stream.of(page.split("```sh\n", -1))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .toList();
    }

    private int run(String script) throws IOException, InterruptedException {
        String java = "\"" + Path.of(System.getProperty("java.home"), "bin", "java") + "\" -XX:TieredStopAtLevel=1";
        String classes = java + " -cp \"" + System.getProperty("java.class.path") + "\" "
                + CalibrationCommand.class.getName() + " registry";
        ProcessBuilder shell = new ProcessBuilder("sh", "-eu", "-c", script.replace(GATE, classes))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        shell.environment().putAll(GIT_IDENTITY);
        return shell.start().waitFor();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "command -v " + program + " > /dev/null")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // not even a shell
        }
    }

    private void gate(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--registry", folder.resolve("registry").toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertThat(RegistryCommandCase.run(printed, printed, all.toArray(String[]::new)))
                .as(printed.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
