package io.calibration.analyzers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.analysis.AnalysisContext;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.SnapshotLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Real scan results, where the folder {@code shared/data} lies beside or above the project. */
public final class RealScans {

    private RealScans() {}

    /** The folder of a data set, or empty where there is none. */
    public static Optional<Path> folder(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path folder = at.resolve("shared").resolve("data").resolve(name);
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    public static AnalysisContext read(Path folder) throws IOException {
        ScoringConfig config = ConfigJson.read(folder.resolve("scoring_config_v1.0.0.json"));
        SnapshotLayout layout = SnapshotLayout.of(config);
        ObjectMapper json = new ObjectMapper();
        List<DecisionTable.Cell> cells = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("scan_results.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cells.add(cell(layout, json.readTree(line)));
            }
        }
        return Snapshots.context(config, Snapshots.ofCells(layout, cells));
    }

    private static DecisionTable.Cell cell(SnapshotLayout layout, JsonNode scan) {
        JsonNode confidence = scan.get("confidence");
        int[] flags = new int[FlagSeverity.COUNT];
        scan.get("flags")
                .forEach(flag -> flags[
                        FlagSeverity.ofLabel(flag.get("severity").asText())
                                .orElseThrow()
                                .index()]++);
        List<Integer> occurrences = new ArrayList<>();
        for (int i = 0; i < flags.length; i++) {
            occurrences.add(Math.min(flags[i], layout.occurrenceCaps().get(i)));
        }
        String label = Labels.normalise(scan.get("classification").asText()).orElseThrow();
        return new DecisionTable.Cell(
                layout.scoreBins().indexOf(scan.get("overall_score").asDouble()),
                layout.confidenceBin(confidence.isNull() ? Double.NaN : confidence.asDouble()),
                occurrences,
                layout.classes().indexOf(label),
                Outcome.ABSENT,
                1,
                0);
    }
}
