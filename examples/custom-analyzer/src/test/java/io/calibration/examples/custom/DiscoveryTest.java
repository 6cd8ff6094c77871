package io.calibration.examples.custom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A real Java process, once on the module path and once on the class path. */
class DiscoveryTest {

    private static final String MAIN = ShowAnalyzers.class.getName();

    /** What the tests themselves need is no part of the program. */
    private static final String PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(
                    ".*(test-classes|testkit|junit|assertj|opentest4j|apiguardian|surefire|byte-buddy).*"))
            .collect(Collectors.joining(File.pathSeparator));

    @Test
    void the_plug_in_is_found_on_the_module_path() throws IOException, InterruptedException {
        assertPlugInSpeaks(
                "io.calibration.examples.custom", "-p", PATH, "-m", "io.calibration.examples.custom/" + MAIN);
    }

    @Test
    void the_plug_in_is_found_on_the_class_path() throws IOException, InterruptedException {
        assertPlugInSpeaks("classes", "-cp", PATH, MAIN);
    }

    private static void assertPlugInSpeaks(String foundIn, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(Arrays.asList(arguments));
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("boundary", "tier_mix", "quiet_days (found in " + foundIn + ")")
                .contains("1 of 3 days have no result at all, the first is 2026-10-06.");
        assertThat(output.lines().filter(line -> line.matches("[a-z_]+")))
                .as("analyzers")
                .hasSize(37 + 1);
    }
}
