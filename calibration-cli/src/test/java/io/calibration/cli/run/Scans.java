package io.calibration.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Small files of scan results. */
final class Scans {

    static final String GOOD = line("70", "worth_exploring");

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Scans() {}

    static String line(String score, String classification) {
        return "{\"observed_at\":\"2026-10-05T10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":" + score
                + ",\"classification\":\"" + classification
                + "\",\"category_scores\":{},\"confidence\":0.7,\"flags\":[],"
                + "\"escalation\":null,\"tier\":\"free\",\"data_sufficient\":true,\"conflict_score\":0.1,\"outcome\":null}";
    }

    /** A result as a host writes it. */
    static String of(ScanResult result) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("observed_at", result.observedAt().toString());
        line.put("logic_version", result.logicVersion());
        line.put("overall_score", result.overallScore());
        line.put("classification", result.classification());
        line.put("category_scores", result.categoryScores());
        line.put("confidence", result.confidence());
        line.put("flags", result.flags());
        line.put("escalation", result.escalations().isEmpty() ? null : result.escalations());
        line.put("tier", result.tier());
        line.put("data_sufficient", result.dataSufficient());
        line.put("conflict_score", result.conflictScore());
        line.put("outcome", result.outcome());
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
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
