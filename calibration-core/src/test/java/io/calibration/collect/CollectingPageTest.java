package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.MappingJson;
import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of docs/collecting.md, compiled, run, and compared with the page. */
class CollectingPageTest {

    private final ScoringConfig config = ConfigJson.read("""
            {"logic_version": "1.2.0",
             "compatibility_thresholds": {"worth_exploring": {"min_score": 60}, "high_risk": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));
    private final List<ScanResult> results = List.of(CollectFixtures.result(), CollectFixtures.result());
    private final ScanResult result = CollectFixtures.result();

    @TempDir
    Path folder;

    @Test
    void from_memory() {
        // region memory
        Calibration calibration = Calibration.of(ScanResults.of(results), config);
        MetricsSnapshot snapshot = calibration.collect(DayWindow.ALL).snapshot();
        // endregion
        assertThat(snapshot.results()).isEqualTo(2);
    }

    @Test
    void one_result() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        // region result
        ScanResult result = ScanResult.builder()
                .observedAt(clock.instant())
                .logicVersion("1.2.0")
                .overallScore(70)
                .classification("worth_exploring") // these four are needed; all else may be left out
                .flag("evasive_answers", "medium")
                .dimension("segment", "retail")
                .build();
        // endregion
        assertThat(CollectFixtures.collect(List.of(result)).results()).isEqualTo(1);
    }

    @Test
    void from_a_stream() {
        // region stream
        MetricsSnapshot snapshot = results.parallelStream()
                .collect(SnapshotCollector.toSnapshot(DayWindow.ALL, SnapshotLayout.of(config)));
        // endregion
        assertThat(snapshot.results()).isEqualTo(2);
    }

    @Test
    void from_json_lines() throws IOException {
        String line = "{\"observed_at\":\"2026-03-01T10:00:00Z\",\"logic_version\":\"1.2.0\","
                + "\"overall_score\":70,\"classification\":\"worth_exploring\"}\n";
        Path monday = Files.writeString(folder.resolve("monday.jsonl"), line);
        Path tuesday = Files.writeString(folder.resolve("tuesday.jsonl"), line);
        // region files
        MetricSource source = JsonLines.in(monday, tuesday).withThreads(2); // .gz too
        // endregion
        assertThat(Calibration.of(source, config)
                        .collect(DayWindow.ALL)
                        .snapshot()
                        .results())
                .isEqualTo(2);
    }

    @Test
    void from_csv() throws IOException {
        Path mapping = Files.writeString(folder.resolve("scan_mapping.json"), """
                {"fields": {"observed_at": {"column": "at"}, "logic_version": {"constant": "1.2.0"},
                            "overall_score": {"column": "score"}, "classification": {"column": "class"}}}
                """);
        String rows = "at,score,class\n2026-03-05T10:00:00Z,70,worth_exploring\n";
        Path january = Files.writeString(folder.resolve("january.csv"), rows);
        Path february = Files.writeString(folder.resolve("february.csv"), rows);
        // region mapping
        MetricSource source = MappingJson.read(mapping).over(january, february);
        // endregion
        assertThat(CollectFixtures.collect(source).intake().accepted()).isEqualTo(2);
    }

    @Test
    void in_batches_over_machines_and_as_a_baseline() throws IOException {
        // region batches
        Recording recording = new Recording(DayWindow.ALL, SnapshotLayout.of(config));
        recording.record(result); // whenever there is one, from any thread
        MetricsSnapshot soFar = recording.snapshot();
        // endregion
        assertThat(soFar.results()).isEqualTo(1);
        // region save
        Path file = PartFiles.save(recording.part(), folder, "machine_1");
        // endregion
        Path other = PartFiles.save(recording.part(), folder, "machine_2");
        // region add
        MetricSource source = PartFiles.in(file, other);
        // endregion
        assertThat(Calibration.of(source, config)
                        .collect(DayWindow.ALL)
                        .snapshot()
                        .results())
                .isEqualTo(2);
        MetricsPart saved = PartFiles.load(file);
        // region go on
        Recording next = new Recording(DayWindow.ALL, SnapshotLayout.of(config));
        next.add(saved); // PartFiles.load(file)
        // endregion
        assertThat(next.part()).isEqualTo(saved);
        // region baseline
        var earlier = new MetricSource.CollectionRequest(DayWindow.ALL, SnapshotLayout.of(config), Progress.NONE);
        MetricsSnapshot baseline = SnapshotCollector.collect(PartFiles.in(file), earlier);
        // endregion
        byte[] bytes = SnapshotJson.write(baseline, PrivacyPolicy.exact());
        // region stored
        MetricsSnapshot stored = SnapshotJson.read(bytes);
        // endregion
        assertThat(stored).isEqualTo(baseline);
    }

    @Test
    void the_page_shows_lines_that_are_compiled() throws IOException {
        List<String> compiled =
                new ArrayList<>(regions("calibration-core", getClass().getName()));
        compiled.addAll(regions("calibration-jdbc", "io.calibration.jdbc.JdbcMetricSourceTest"));
        String page = Files.readString(root().resolve("docs/collecting.md"));
        List<String> shown = new ArrayList<>();
        for (String block : page.split("```java\\n", -1)) {
            shown.add(block.substring(0, Math.max(0, block.indexOf("\n```"))));
        }
        assertThat(shown.subList(1, shown.size())).containsExactlyInAnyOrderElementsOf(compiled);
    }

    private static List<String> regions(String module, String test) throws IOException {
        List<String> lines =
                Files.readAllLines(root().resolve(module + "/src/test/java/" + test.replace('.', '/') + ".java"));
        List<String> regions = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("        // region ")) {
                int end = i + lines.subList(i, lines.size()).indexOf("        // endregion");
                regions.add(String.join("\n", lines.subList(i + 1, end)).stripIndent());
            }
        }
        return regions;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("README.md"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
