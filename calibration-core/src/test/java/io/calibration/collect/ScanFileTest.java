package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.internal.ProgressMeter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanFileTest {

    private static final int LINES = 7_214;

    @TempDir
    Path folder;

    @Test
    void the_share_that_is_read_is_about_that_of_the_lines_also_of_a_small_packed_file() throws IOException {
        for (Path file : List.of(plain(), packed())) {
            try (ScanFile open = ScanFile.open(file, StandardCharsets.UTF_8)) {
                LineReader lines = new LineReader(open.in(), "observed_at");
                for (int line = 1; line <= LINES / 7; line++) {
                    assertThat(lines.next()).isTrue();
                }
                assertThat((double) open.bytesRead() / Files.size(file))
                        .as(file.getFileName().toString())
                        .isBetween(1 / 7.0, 2 / 7.0);
            }
        }
    }

    @Test
    void all_is_told_when_all_is_counted_and_not_before() {
        List<Double> told = new ArrayList<>();
        ProgressMeter meter = new ProgressMeter((results, share) -> told.add(share.orElseThrow()));
        meter.advanced(1_024, 1);
        meter.ended(7_214);
        assertThat(told.get(0)).isLessThan(1);
        assertThat(told.get(1)).isEqualTo(1);
    }

    private Path plain() throws IOException {
        return Files.writeString(folder.resolve("scans.jsonl"), text());
    }

    private Path packed() throws IOException {
        Path file = folder.resolve("scans.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String text() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            text.append("{\"observed_at\":\"2026-10-05T10:00:00Z\",\"overall_score\":")
                    .append(random.nextDouble())
                    .append("}\n");
        }
        return text.toString();
    }
}
