package io.calibration.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SoakTest {

    @Test
    void fifty_thousand_lines_are_collected_in_the_memory_that_ten_million_get() throws Exception {
        assertThat(soak("50000")).contains("50,000 lines (50 rejected)", "257 flag types", "of 96 MB");
    }

    private static String soak(String lines) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Soak.class.getName(),
                        lines)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
