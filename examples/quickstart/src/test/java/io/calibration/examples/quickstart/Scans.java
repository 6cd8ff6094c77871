package io.calibration.examples.quickstart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Small files of scan results. */
final class Scans {

    static final String GOOD = line("70", "worth_exploring");

    private Scans() {}

    static String line(String score, String classification) {
        return "{\"observed_at\":\"2026-10-05T10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":" + score
                + ",\"classification\":\"" + classification
                + "\",\"category_scores\":{},\"confidence\":0.7,\"flags\":[],"
                + "\"escalation\":null,\"tier\":\"free\",\"data_sufficient\":true,\"conflict_score\":0.1,\"outcome\":null}";
    }

    static Path file(Path folder, String... lines) throws IOException {
        return Files.write(folder.resolve("scans.jsonl"), List.of(lines));
    }

    static Path gzip(Path folder, String... lines) throws IOException {
        Path file = folder.resolve("scans.jsonl.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }
}
