package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScoreDistribution;
import io.calibration.metrics.SnapshotLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The counts of real data equal an independent count of the raw lines. */
class RealDataTest {

    private final Map<String, Long> byClass = new TreeMap<>();
    private final Map<Double, Long> byScore = new TreeMap<>();
    private final Map<String, Long> byFlagType = new TreeMap<>();
    private final Map<String, Long> byDay = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"speed-dating", "nyc-restaurants", "sf-restaurants"})
    void counts_equal_those_of_the_raw_lines(String name) throws IOException {
        Path data = sharedData();
        assumeTrue(data != null, "there is no folder shared/data beside the repository");
        Path scans = data.resolve(name).resolve("scan_results.jsonl.gz");
        SnapshotLayout layout =
                SnapshotLayout.of(ConfigJson.read(data.resolve(name).resolve("scoring_config_v1.0.0.json")));
        MetricsPart part = SnapshotCollector.collect(
                        JsonLines.in(scans), new CollectionRequest(DayWindow.ALL, layout, Progress.NONE))
                .metrics();

        long lines = countRaw(scans);
        assertThat(part.results()).isEqualTo(lines);
        assertThat(part.intake().rejected()).isEmpty();
        Map<String, Long> classes = new TreeMap<>();
        for (String label : layout.classes()) {
            classes.put(label, part.byClass().get(layout.classes().indexOf(label)));
        }
        classes.values().removeIf(count -> count == 0);
        assertThat(classes).isEqualTo(byClass);
        assertThat(scores(part.scores(), layout)).isEqualTo(byScore);
        assertThat(values(part.flags().types(), type -> type.results())).isEqualTo(byFlagType);
        assertThat(part.days().entrySet().stream()
                        .collect(Collectors.toMap(
                                day -> day.getKey().toString(),
                                day -> day.getValue().results())))
                .isEqualTo(byDay);
    }

    private static Map<Double, Long> scores(ScoreDistribution scores, SnapshotLayout layout) {
        Map<Double, Long> counts = new TreeMap<>();
        for (int bin = 0; bin < scores.bins().size(); bin++) {
            counts.put(layout.scoreBins().lower(bin), scores.bins().get(bin));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static <V> Map<String, Long> values(Map<String, V> map, Function<V, Long> count) {
        return map.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> count.apply(entry.getValue())));
    }

    private long countRaw(Path scans) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        long lines = 0;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(scans)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                count(mapper.readTree(line));
                lines++;
            }
        }
        return lines;
    }

    private void count(JsonNode scan) {
        byClass.merge(plain(scan.get("classification").textValue()), 1L, Long::sum);
        byScore.merge(Math.floor(scan.get("overall_score").doubleValue()), 1L, Long::sum);
        byDay.merge(scan.get("observed_at").textValue().substring(0, 10), 1L, Long::sum);
        Set<String> types = new TreeSet<>();
        scan.get("flags").forEach(flag -> types.add(plain(flag.get("type").textValue())));
        types.forEach(type -> byFlagType.merge(type, 1L, Long::sum));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** The folder {@code shared/data} beside the repository, or null. */
    private static Path sharedData() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isDirectory(data)) {
                return data;
            }
        }
        return null;
    }
}
