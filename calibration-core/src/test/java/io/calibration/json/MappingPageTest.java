package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/your-data.md, read as a host would read it, and its keys against the schema. */
class MappingPageTest {

    @TempDir
    Path folder;

    @Test
    void the_example_becomes_three_results() throws IOException {
        Path rows = Files.writeString(folder.resolve("export.csv"), block("csv"));
        SnapshotLayout layout = SnapshotLayout.of(ConfigJson.read("""
                {"logic_version": "3.0.0", "score_scale": {"min": 300, "max": 850, "step": 10},
                 "class_thresholds": {"approve": {"min_score": 660}, "review": {"min_score": 580}, "decline": {"min_score": 300}}}
                """.getBytes(StandardCharsets.UTF_8)));
        MetricsPart part = SnapshotCollector.collect(
                        MappingJson.read(block("json").getBytes(StandardCharsets.UTF_8))
                                .over(rows),
                        new CollectionRequest(DayWindow.ALL, layout, Progress.NONE))
                .metrics();
        assertThat(part.intake().accepted()).isEqualTo(3);
        assertThat(part.intake().rejected()).isEmpty();
        assertThat(part.intake().ignored()).isEmpty();
        assertThat(part.flags().types()).containsOnlyKeys("thin_file", "r07");
        assertThat(part.days().values()).allMatch(day -> day.withOutcome() == 2);
    }

    @Test
    void the_page_names_each_key_of_the_schema_and_each_reason_of_its_own() throws IOException {
        String page = page();
        JsonNode schema;
        try (InputStream in =
                Objects.requireNonNull(MappingJson.class.getResourceAsStream("scan_mapping.schema.json"))) {
            schema = JsonMapper.builder().build().readTree(in);
        }
        Set<String> keys = new TreeSet<>();
        addKeys(schema, keys);
        assertThat(keys).hasSizeGreaterThan(35).allMatch(key -> page.contains("`" + key + "`"));
        for (RejectionReason reason :
                List.of(RejectionReason.OTHER_COLUMNS, RejectionReason.NOT_ENCODED, RejectionReason.NOT_LISTED)) {
            assertThat(page).contains("`" + reason.name().toLowerCase(Locale.ROOT) + "`");
        }
    }

    private static void addKeys(JsonNode schema, Set<String> keys) {
        schema.path("properties").fieldNames().forEachRemaining(keys::add);
        schema.forEach(part -> addKeys(part, keys));
    }

    private static String block(String language) throws IOException {
        Matcher block = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(page());
        assertThat(block.find()).isTrue();
        return block.group(1);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("../docs/your-data.md"));
    }
}
