package io.calibration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationCommandTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int calibration(String... arguments) {
        printed.reset();
        return CalibrationCommand.run(Clock.systemUTC(), printed, printed, arguments);
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** In a JVM of its own, whose class path lacks what matches. */
    private int own(String without, String... arguments) throws IOException, InterruptedException {
        String path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(without))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                CalibrationCommand.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        printed.reset();
        process.getInputStream().transferTo(printed);
        return process.waitFor();
    }

    @Test
    void alone_it_names_its_commands() {
        assertThat(calibration()).isEqualTo(2);
        assertThat(text())
                .contains("Name one of analyze, collect, compare, demo, diff")
                .doesNotContain("\tat ");
        assertThat(calibration("--version")).isZero();
        assertThat(text()).startsWith("calibration ");
        assertThat(calibration("nonsense")).isEqualTo(2);
    }

    @Test
    void help_with_a_command_is_the_help_of_that_command() {
        assertThat(calibration("help", "init")).isZero();
        assertThat(text()).contains("Usage: calibration init", "--good-outcome");
    }

    @Test
    void help_on_a_terminal_is_as_legible_as_in_a_file() {
        System.setProperty("picocli.ansi", "true"); // as if it were one
        try {
            assertThat(calibration("init", "--help")).isZero();
        } finally {
            System.clearProperty("picocli.ansi");
        }
        assertThat(text()).contains("Usage: calibration init").doesNotContain("u001b", "\u001b");
    }

    @Test
    void the_completion_script_knows_every_command() {
        assertThat(calibration("generate-completion")).isZero();
        assertThat(text()).contains("init", "roll-back", "--good-outcome");
    }

    @Test
    void a_driver_in_the_folder_of_libraries_is_used_and_without_it_the_folder_is_told() throws Exception {
        String sqlite = ".*sqlite-jdbc.*";
        Path jar = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(sqlite))
                .map(Path::of)
                .findFirst()
                .orElseThrow();
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"logic_version\": \"1.0.0\", \"class_thresholds\": {\"all\": {\"min_score\": 0}}}");
        String registry = "jdbc:sqlite:" + folder.resolve("registry.db");
        String[] bootstrap = {
            "registry", "bootstrap", config.toString(), "--registry", registry, "--as", "ada", "--reason", "In use."
        };
        assertThat(own(sqlite, bootstrap)).as(text()).isEqualTo(2);
        assertThat(text()).contains("no driver knows this URL", "--lib DIR");

        assertThat(own(sqlite, "plugins", "--lib", config.toString())).isEqualTo(2);
        assertThat(text()).contains("config.json: this is a file. Name its folder");
        assertThat(own(sqlite, "plugins", "--lib=")).isEqualTo(2);
        assertThat(text()).contains("--lib: name a folder of jars.");
        Path lib = Files.createDirectory(folder.resolve("lib"));
        String[] with = Arrays.copyOf(bootstrap, bootstrap.length + 2);
        with[bootstrap.length] = "--lib";
        with[bootstrap.length + 1] = lib.toString();
        assertThat(own(sqlite, with)).as(text()).isEqualTo(2);
        assertThat(text()).contains("holds no jar");
        Files.copy(jar, lib.resolve("driver.jar"));
        assertThat(own(sqlite, with)).as(text()).isZero();
        assertThat(folder.resolve("registry.db")).exists();
    }

    @Test
    void letters_that_the_locale_has_not_are_told_with_one_that_has_them() {
        assertThat(calibration("init", "antr\ufffdge.csv")).isEqualTo(2);
        assertThat(text()).contains("LC_ALL=C.UTF-8");
        assertThat(calibration("init", "no\0path.csv")).isEqualTo(2);
        assertThat(text()).contains("DATA").doesNotContain("not your doing");
        assertThat(calibration("plugins", "--Gr\ufffdnde")).isEqualTo(2);
        assertThat(text()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void plugins_lists_what_is_built_in() {
        assertThat(calibration("plugins")).isZero();
        assertThat(text()).contains("Analyzers:", "  boundary", "Strategies:", "  threshold");
    }
}
