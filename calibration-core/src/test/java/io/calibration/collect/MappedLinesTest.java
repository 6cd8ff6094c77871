package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** JSON lines whose keys are the host's: read as CSV with these texts would be. */
class MappedLinesTest {

    private static final String LINE =
            "{\"when\": \"2026-03-05T10:00:00Z\", \"result\": {\"model\": 3, \"points\": 70}, \"cls\": \"A\"}";

    @TempDir
    Path folder;

    private static ScanMapping.Builder mapping() {
        return ScanMapping.builder()
                .observedAt(Time.in("when"))
                .logicVersion(Text.in("/result/model").values(Map.of("3", "1.2.0")))
                .overallScore(Decimal.in("/result/points"))
                .classification(Text.in("cls").values(Map.of("A", "worth_exploring")));
    }

    private MetricsPart read(ScanMapping.Builder mapping, String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("scans.jsonl"), String.join("\n", lines));
        return CollectFixtures.collect(mapping.build().over(file));
    }

    private static ScanResult.Builder result() {
        return ScanResult.builder()
                .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                .logicVersion("1.2.0")
                .overallScore(70.0)
                .classification("worth_exploring");
    }

    private static MetricsPart part(ScanResult.Builder... results) {
        return CollectFixtures.collect(
                List.of(results).stream().map(ScanResult.Builder::build).toList());
    }

    @Test
    void keys_and_pointers_name_places_and_numbers_may_be_texts_and_texts_numbers() throws IOException {
        assertThat(read(mapping(), LINE, LINE.replace("70", "\" 70.0 \""))).isEqualTo(part(result(), result()));
    }

    @Test
    void true_and_false_lists_and_documents_are_read_as_json_has_them() throws IOException {
        ScanMapping.Builder mapping = mapping()
                .outcome(Truth.of("paid", List.of("true"), List.of("false")))
                .escalation(Codes.in("/why/0/codes").values(Map.of("E1", "review")))
                .flags(Codes.in("reasons").separatedBy(";"), Map.of(), FlagSeverity.LOW)
                .flagsInJson("flags")
                .categoriesInJson("scores");
        assertThat(read(
                        mapping,
                        LINE.replace(
                                "{\"when",
                                "{\"paid\": true, \"why\": [{\"codes\": [\"E1\", \"late\"]}], \"reasons\": \"R1;R2\","
                                        + " \"flags\": [{\"type\": \"odd\", \"severity\": \"high\"}],"
                                        + " \"scores\": {\"fun\": 81.50}, \"when")))
                .isEqualTo(part(result().outcome(true)
                        .escalation("review")
                        .escalation("late")
                        .flag("R1", "low")
                        .flag("R2", "low")
                        .flag("odd", "high")
                        .categoryScore("fun", 81.5)));
    }

    @Test
    void null_is_absent_and_what_other_writers_put_for_it_can_be_listed() throws IOException {
        ScanMapping.Builder mapping = mapping().confidence(Decimal.in("sure")).absent(List.of("NaN"));
        assertThat(read(
                        mapping,
                        LINE.replace("\"cls", "\"sure\": null, \"cls"),
                        LINE.replace("\"cls", "\"sure\": NaN, \"cls")))
                .isEqualTo(part(result(), result()));
    }

    @Test
    void lines_that_are_no_results_are_counted_with_the_first_line() throws IOException {
        MetricsPart part = read(
                mapping(),
                LINE,
                "",
                "not json",
                LINE + "]",
                LINE.replace("\"cls", "\"when\": 1, \"cls"),
                LINE.replace("\"result\"", "\"outcome\""),
                LINE + LINE + LINE,
                "{\"when\":" + "[".repeat(200) + "]".repeat(200) + "}",
                LINE.replace("\"A\"", "[\"A\"]"));
        assertThat(part.intake().accepted()).isEqualTo(1);
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.NOT_JSON, "line"), new Intake.Tally(2, 3),
                        new Rejection(RejectionReason.SEVERAL_RESULTS, "line"), new Intake.Tally(5, 5),
                        new Rejection(RejectionReason.MISSING, "logic_version"), new Intake.Tally(1, 6),
                        new Rejection(RejectionReason.TOO_DEEP, "line"), new Intake.Tally(1, 8),
                        new Rejection(RejectionReason.UNKNOWN_CLASS, "classification"), new Intake.Tally(1, 9)));
    }

    @Test
    void a_key_that_stands_twice_is_a_mistake() throws IOException {
        assertThat(read(mapping(), LINE.replace("\"cls", "\"cls\": \"B\", \"cls"))
                        .intake()
                        .rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.DUPLICATE_KEY, "line"), new Intake.Tally(1, 1)));
    }
}
