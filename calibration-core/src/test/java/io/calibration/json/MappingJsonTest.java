package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.json.InvalidDocumentException.Mistake;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingJsonTest {

    private static final String FULL = """
            {
              "csv": {"separator": ";", "encoding": "windows-1252", "decimal_comma": true, "x_tool": "ours"},
              "absent": ["NA"],
              "fields": {
                "observed_at": {"column": "Zeit", "format": "dd.MM.yyyy HH:mm", "zone": "Europe/Berlin"},
                "outcome_at": {"column": "Zahltag", "unit": "seconds"},
                "logic_version": {"column": "Modell", "values": {"v3": "3.0.0", "test": null}},
                "overall_score": {"column": "Punkte", "round_to": 1, "min": 300, "max": 850},
                "classification": {"column": "Klasse", "values": {"A": "approve", "D": "decline"}},
                "confidence": {"column": "Sicher", "multiply_by": 0.01},
                "conflict_score": {"column": "Streit"},
                "escalation": {"column": "Warum", "separator": "|", "values": {"M": "manual_review"}},
                "not_scored": {"column": "Fehler"},
                "tier": {"constant": "retail"},
                "data_sufficient": {"column": "Genug", "true": ["ja"], "false": ["nein"]},
                "outcome": {"column": "Bezahlt", "good": ["1"], "bad": ["0", "Rückbuchung"]},
                "group": {"column": "Wer"}
              },
              "category_scores": {"columns": {"Income": {"column": "Eink"}}, "json": "Mehr"},
              "dimensions": {"columns": {"Region": {"column": "Land"}}, "json": "Sonst"},
              "flags": {
                "codes": {"column": "Codes", "separator": ",", "severity": "low", "values": {"R00": null},
                          "types": {"R01": {"type": "thin_file", "severity": "critical", "category": "income"}, "R02": {}}},
                "columns": [{"column": "VIP", "true": ["x"], "false": ["-"], "type": "vip", "severity": "high", "category": "income"}],
                "json": "Flags"
              },
              "x_note": "ours"
            }
            """;

    private static final String ROWS = """
            Zeit;Zahltag;Modell;Punkte;Klasse;Sicher;Streit;Warum;Fehler;Genug;Bezahlt;Wer;Eink;Mehr;Land;Sonst;Codes;VIP;Flags
            05.03.2026 11:00;1772800000;v3;712,4;A;80;0,25;M|late;NA;JA;1;2026:abc;40;"{""assets"": 70}";Nord;"{""size"": 3}";R01, R07,R00,R02;x;"[{""type"":""odd"",""severity"":""medium""}]"
            05.03.2026 11:00;;3.0.0;240;D;;;;;nein;RÜCKBUCHUNG;;;;;;;-;
            05.03.2026 11:00;;v3;;;;;;timeout;;;;;;;;;;
            05.03.2026 11:00;;test;700;A;;;;;;;;;;;;;;
            """;

    private static final String WRONG = """
            {
              "csv": {"separator": ";;", "encoding": "klingon", "decimal_comma": "yes"},
              "absent": "NA",
              "fields": {
                "observed_at": {"column": "t", "format": "HH:mm", "zone": "Europe/Atlantis"},
                "outcome_at": {"column": "t", "unit": "hours"},
                "overall_score": {"column": "s", "round_to": 0},
                "classification": {"column": "c", "constant": "x"},
                "confidence": {"colum": "c"},
                "outcome": {"column": "o", "good": [1]},
                "data_sufficient": {"column": "o", "true": ["1"], "false": [" 1"]},
                "scored_at": {"column": "o"}
              },
              "category_scores": {"columns": {"a b": {"column": "x"}, "a-b": {"column": "y"}}},
              "flags": {"codes": {"column": "r", "types": {"R1": {"severity": "grave"}}}, "columns": [{"column": " ", "type": "late", "severity": "low"}]},
              "joined": {"raised": {"table": "f", "texts": "a", "keys": "b"}},
              "category": {}
            }
            """;

    private static final String JOINED = """
            {"key": "id",
             "joined": {"raised": {"table": "flag", "result": "scan", "objects": {"type": "kind"}},
                        "points": {"table": "score", "result": "scan", "keys": "category", "values": "value"},
                        "why": {"table": "reason", "result": "scan", "texts": "code"}},
             "fields": {"observed_at": {"column": "t"}, "logic_version": {"constant": "1.0.0"},
               "overall_score": {"column": "s"}, "classification": {"column": "c"}, "escalation": {"column": "why"}},
             "flags": {"json": "raised"}, "category_scores": {"json": "points"}}
            """;

    @TempDir
    Path folder;

    @Test
    void a_full_mapping_reads_what_it_says() throws IOException {
        Path file = Files.write(folder.resolve("export.csv"), ROWS.getBytes("windows-1252"));
        assertThat(collect(read(FULL).over(file)))
                .usingRecursiveComparison()
                .ignoringFields("intake")
                .isEqualTo(collect(ScanResults.of(results())));
        assertThat(collect(read(FULL).over(file)).intake().rejectedTotal()).isEqualTo(1);
    }

    private static List<ScanResult> results() {
        ScanResult first = ScanResult.builder()
                .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                .outcomeAt(Instant.ofEpochSecond(1_772_800_000))
                .logicVersion("3.0.0")
                .overallScore(712.0)
                .classification("approve")
                .confidence(0.8)
                .conflictScore(0.25)
                .escalation("manual_review")
                .escalation("late")
                .tier("retail")
                .dataSufficient(true)
                .outcome(true)
                .group("2026:abc")
                .categoryScore("income", 40.0)
                .categoryScore("assets", 70.0)
                .dimension("region", "Nord")
                .dimension("size", "3")
                .flag("thin_file", "critical", "income")
                .flag("R07", "low")
                .flag("R02", "low")
                .flag("vip", "high", "income")
                .flag("odd", "medium")
                .build();
        ScanResult second = ScanResult.builder()
                .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                .logicVersion("3.0.0")
                .overallScore(300.0)
                .classification("decline")
                .tier("retail")
                .dataSufficient(false)
                .outcome(false)
                .build();
        ScanResult third = ScanResult.builder()
                .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                .logicVersion("3.0.0")
                .notScored("timeout")
                .tier("retail")
                .build();
        return List.of(first, second, third);
    }

    private static MetricsPart collect(MetricSource source) {
        SnapshotLayout layout = SnapshotLayout.of(ConfigJson.read("""
                {"logic_version": "3.0.0", "score_scale": {"min": 0, "max": 850, "step": 10},
                 "compatibility_thresholds": {"approve": {"min_score": 600}, "decline": {"min_score": 0}},
                 "known_labels": {"dimensions": {"region": [], "size": []}}}
                """.getBytes(StandardCharsets.UTF_8)));
        return SnapshotCollector.collect(source, new CollectionRequest(DayWindow.ALL, layout, Progress.NONE))
                .metrics();
    }

    @Test
    void every_mistake_is_told_at_once_with_its_place() {
        InvalidDocumentException mistakes = catchThrowableOfType(InvalidDocumentException.class, () -> read(WRONG));
        assertThat(mistakes.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/csv/separator",
                        "/csv/encoding",
                        "/csv/decimal_comma",
                        "/absent",
                        "/fields/logic_version",
                        "/fields/observed_at/format",
                        "/fields/observed_at/zone",
                        "/fields/outcome_at/unit",
                        "/fields/overall_score",
                        "/fields/classification",
                        "/fields/confidence/column",
                        "/fields/confidence/colum",
                        "/fields/outcome/bad",
                        "/fields/outcome/good/0",
                        "/fields/data_sufficient",
                        "/fields/scored_at",
                        "/category_scores/columns/a-b",
                        "/flags/codes/severity",
                        "/flags/codes/types/R1/severity",
                        "/flags/columns/0/column",
                        "/key",
                        "/joined/raised",
                        "/joined/raised/result",
                        "/category");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd.mm.yyyy hh:mm", "dd.MM.yyyy hh:mm", "dd.MM.yyyy mm", "nonsense"})
    void a_pattern_that_reads_no_times_or_only_halves_of_days_is_told_with_itself_and_what_its_letters_mean(
            String pattern) {
        assertThatThrownBy(() -> read(FULL.replace("dd.MM.yyyy HH:mm", pattern)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll(
                        "/fields/observed_at/format: \"" + pattern + "\": ",
                        "MM is the month, and mm the minute",
                        "hh that from 1 to 12");
    }

    @Test
    void a_pattern_of_halves_of_days_reads_times_with_am_and_pm() {
        read(FULL.replace("dd.MM.yyyy HH:mm", "dd.MM.yyyy hh:mm a"));
    }

    @Test
    void columns_that_are_a_list_are_told_with_an_example() {
        assertThatThrownBy(() -> read(FULL.replace("{\"Income\": {\"column\": \"Eink\"}}", "[\"Eink\"]")))
                .hasMessageContaining(
                        "/category_scores/columns: must be a JSON object, in braces, such as {\"income\": {\"column\": \"income_score\"}}");
    }

    @Test
    void a_key_that_is_near_to_none_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> read(JOINED.replace("\"texts\"", "\"on\"")))
                .hasMessageContaining(
                        "/joined/why/on: is not a known key. Known are table, result, texts, objects, keys, values.");
    }

    @Test
    void which_side_of_an_outcome_is_good_is_never_guessed() {
        assertThatThrownBy(() -> read("""
                        {"fields": {"observed_at": {"column": "t"}, "logic_version": {"constant": "1.0.0"},
                          "overall_score": {"column": "s"}, "classification": {"column": "c"},
                          "outcome": {"column": "o"}}}
                        """))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll("/fields/outcome/good", "/fields/outcome/bad");
    }

    @Test
    void a_file_that_is_wrong_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("scan_mapping.json"), "{\"fields\": {}}");
        assertThatThrownBy(() -> MappingJson.read(file))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll("scan_mapping.json", "/fields/observed_at");
        assertThatThrownBy(() -> read("{}")).hasMessageContaining("/fields");
    }

    @Test
    void the_schema_agrees_with_the_reader() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(schema().validate(json.readTree(FULL))).isEmpty();
        assertThat(schema().validate(json.readTree(WRONG)))
                .extracting(message -> message.getInstanceLocation().toString())
                .contains(
                        "$.csv.separator",
                        "$.csv.decimal_comma",
                        "$.absent",
                        "$.fields",
                        "$.fields.outcome_at.unit",
                        "$.fields.overall_score.round_to",
                        "$.fields.classification",
                        "$.fields.confidence",
                        "$.fields.outcome",
                        "$.flags.codes",
                        "$.flags.codes.types.R1.severity",
                        "$.flags.columns[0].column",
                        "$.joined.raised");
        assertThat(schema().validate(json.readTree(JOINED))).isEmpty();
    }

    @Test
    void rows_of_other_tables_are_joined_by_a_key() {
        ScanMapping mapping = read(JOINED);
        assertThat(mapping.key()).contains("id");
        assertThat(mapping.joined())
                .containsExactly(
                        Map.entry("points", JoinedRows.object("score", "scan", "category", "value")),
                        Map.entry("raised", JoinedRows.objects("flag", "scan", Map.of("type", "kind"))),
                        Map.entry("why", JoinedRows.texts("reason", "scan", "code")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.over(folder.resolve("export.csv")))
                .withMessageContaining("which a file has not: points, raised, why.");
    }

    @Test
    void joined_rows_that_nothing_reads_are_refused() {
        InvalidDocumentException mistakes = catchThrowableOfType(
                InvalidDocumentException.class,
                () -> read(JOINED.replace("\"raised\"}", "\"Raised\"}").replace("\"points\"}", "\"scores\"}")));
        assertThat(mistakes.mistakes())
                .containsExactly(new Mistake(
                        "/joined",
                        "makes columns of joined rows that nothing reads: points, raised. Name them in fields, flags,"
                                + " category_scores or dimensions, or take them out"));
        assertThatThrownBy(() -> read(JOINED.replace("{\"column\": \"why\"}", "{\"colum\": \"why\"}")))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("/fields/escalation/colum")
                .hasMessageNotContaining("nothing reads");
        for (String place : List.of(
                "\"dimensions\": {\"json\": \"more\"}",
                "\"dimensions\": {\"columns\": {\"region\": {\"column\": \"more\"}}}")) {
            String joined = JOINED.replace(
                    "\"joined\": {",
                    place + ", \"joined\": {\"more\": {\"table\": \"m\", \"result\": \"r\", \"texts\": \"t\"},");
            assertThat(read(joined).joined()).containsKey("more");
        }
    }

    private static ScanMapping read(String document) {
        return MappingJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = MappingJson.class.getResourceAsStream("scan_mapping.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
