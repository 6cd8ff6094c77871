package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One data set, mistakes and all, gives the same bytes as JSON lines and under other names as JSON lines, CSV and TSV, packed or not. */
class OneDataSetTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ScanResult> results = CollectFixtures.random(7, 4_000, 12).stream()
            .filter(OneDataSetTest::canBeWritten)
            .toList();

    @TempDir
    Path folder;

    private String expected;

    /** JSON has only numbers that are such, UTF-8 no half pairs, and CSV no empty text that is there. */
    private static boolean canBeWritten(ScanResult result) {
        boolean numbers = Stream.concat(
                        Stream.of(result.overallScore(), result.confidence(), result.conflictScore())
                                .filter(number -> number != null),
                        result.categoryScores().values().stream())
                .allMatch(Double::isFinite);
        return numbers && !"".equals(result.tier()) && !result.toString().contains("\ud800");
    }

    @BeforeEach
    void collect_what_the_library_itself_reads() throws IOException {
        List<Map<String, Object>> rows =
                results.stream().map(OneDataSetTest::fields).toList();
        expected = snapshot(JsonLines.in(lines("scans.jsonl", rows)));
        assertThat(results).hasSizeGreaterThan(3_500);
        assertThat(expected).contains("unknown_class", "out_of_range");
    }

    @Test
    void csv_tsv_and_semicolons_packed_or_in_another_encoding() throws IOException {
        ScanMapping.Builder mapping = mapping(name -> name);
        for (char separator : new char[] {',', ';', '\t'}) {
            byte[] text = csv(separator).getBytes(StandardCharsets.UTF_8);
            assertThat(snapshot(mapping.build().over(file("scans.csv", text)))).isEqualTo(expected);
            assertThat(snapshot(mapping.build().over(file("scans.csv.gz", gzip(text)))))
                    .isEqualTo(expected);
        }
        byte[] wide = csv(',').getBytes(StandardCharsets.UTF_16LE);
        assertThat(snapshot(mapping.encoding(StandardCharsets.UTF_16LE).build().over(file("wide.csv", wide))))
                .isEqualTo(expected);
    }

    @Test
    void json_lines_under_other_names_and_deeper_down() throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ScanResult result : results) {
            Map<String, Object> row = new LinkedHashMap<>();
            fields(result).forEach((key, value) -> row.put("x_" + key, value));
            rows.add(Map.of("a/b", row, "more", List.of(1, Map.of("x_tier", "none"))));
        }
        assertThat(snapshot(mapping(name -> "/a~1b/" + name).build().over(lines("other.jsonl", rows))))
                .isEqualTo(expected);
    }

    private interface Naming {
        String name(String column);
    }

    private static ScanMapping.Builder mapping(Naming naming) {
        return ScanMapping.builder()
                .observedAt(Time.in(naming.name("x_observed_at")))
                .logicVersion(Text.in(naming.name("x_logic_version")))
                .overallScore(Decimal.in(naming.name("x_overall_score")))
                .classification(Text.in(naming.name("x_classification")))
                .confidence(Decimal.in(naming.name("x_confidence")))
                .conflictScore(Decimal.in(naming.name("x_conflict_score")))
                .tier(Text.in(naming.name("x_tier")))
                .dataSufficient(Truth.in(naming.name("x_data_sufficient")))
                .outcome(Truth.in(naming.name("x_outcome")))
                .outcomeAt(Time.in(naming.name("x_outcome_at")))
                .group(Text.in(naming.name("x_group")))
                .escalation(Codes.in(naming.name("x_escalation")))
                .notScored(Codes.in(naming.name("x_not_scored")))
                .categoriesInJson(naming.name("x_category_scores"))
                .flagsInJson(naming.name("x_flags"));
    }

    private static Map<String, Object> fields(ScanResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("observed_at", result.observedAt().toString());
        fields.put("logic_version", result.logicVersion());
        fields.put("overall_score", result.overallScore());
        fields.put("classification", result.classification());
        fields.put("category_scores", result.categoryScores());
        fields.put("confidence", result.confidence());
        fields.put("flags", result.flags().stream().map(OneDataSetTest::flag).toList());
        fields.put("escalation", result.escalations());
        fields.put("tier", result.tier());
        fields.put("data_sufficient", result.dataSufficient());
        fields.put("conflict_score", result.conflictScore());
        fields.put("outcome", result.outcome());
        fields.put("not_scored", result.notScored());
        fields.put(
                "outcome_at",
                result.outcomeAt() == null ? null : result.outcomeAt().toString());
        fields.put("group", result.group());
        return fields;
    }

    private static Map<String, Object> flag(ScanResult.Flag flag) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("type", flag.type());
        written.put("severity", flag.severity());
        written.put("category", flag.category());
        return written;
    }

    /** With a blank line where CSV has its header, so that all lines have the same numbers. */
    private Path lines(String name, List<Map<String, Object>> rows) throws IOException {
        StringBuilder lines = new StringBuilder("\n");
        for (Map<String, Object> row : rows) {
            lines.append(JSON.writeValueAsString(row)).append('\n');
        }
        return file(name, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String csv(char separator) throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter rows = CsvWriter.builder().fieldSeparator(separator).build(text)) {
            rows.writeRecord(fields(results.get(0)).keySet().stream()
                    .map(key -> "x_" + key)
                    .toList());
            for (ScanResult result : results) {
                List<String> values = new ArrayList<>();
                for (Object value : fields(result).values()) {
                    values.add(value(value));
                }
                rows.writeRecord(values);
            }
        }
        return text.toString();
    }

    private static String value(@Nullable Object value) throws JsonProcessingException {
        boolean document = value instanceof List || value instanceof Map;
        return value == null ? "" : document ? JSON.writeValueAsString(value) : value.toString();
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static String snapshot(MetricSource source) {
        byte[] bytes = SnapshotJson.write(
                SnapshotCollector.collect(source, CollectFixtures.request(DayWindow.ALL)), PrivacyPolicy.exact());
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
