package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Differences;
import io.calibration.analysis.CalibrationPolicy.Learned;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.ExpectedOutcomes.Meaning;
import io.calibration.analysis.Interval;
import io.calibration.json.InvalidDocumentException.Mistake;
import io.calibration.metrics.DayWindow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {

    private static final String FULL = """
            {
              "flag_rate": {"min": 0.02, "max": 0.25},
              "critical_flag_share": {"max": 0.1},
              "escalation_rate": {"max": 0.08},
              "sufficiency_rate": {"min": 0.9},
              "not_scored_rate": {"max": 0.02},
              "flag_type_rates": {"late-reply": {"min": 0.01, "max": 0.1}},
              "class_shares": {"a": {"min": 0.5, "max": 0.9}},
              "mean_confidence": {"a": {"min": 0.6}},
              "category_coverage": {"values": {"min": 0.95}},
              "dimensions": {"Segment": {"max_class_share_difference": 0.1, "max_outcome_rate_difference": 0.05}},
              "outcomes": {"known_after_days": 21, "classes": ["A"]},
              "confidence_means": "class_is_right",
              "score_means": "good_outcome",
              "expected_outcomes": {"a": true, "b-2": false},
              "outcome_rate": {"min": 0.3, "max": 0.6},
              "class_outcome_rates": {"b-2": {"max": 0.2}},
              "score_auc": {"min": 0.6},
              "margins": {"rate": 0.01, "relative_rate": 0.2, "ratio": 1.5, "class_mix": 0.2, "confidence": 0.05},
              "false_discovery_rate": 0.01,
              "seed": 7,
              "without": ["boundary"],
              "x_note": "ours"
            }
            """;

    private static final String LEARNED = """
            {
              "escalation_rate": {"max": 0.08},
              "learned": {
                "window": {"first_day": "2026-03-02", "last_day": "2026-03-29"},
                "snapshot_digest": "%s",
                "said_by": "human:ada",
                "said_at": "2026-04-01T08:00:00Z",
                "left_out": ["score_auc: too few."]
              }
            }
            """.formatted("0".repeat(64));

    private static final String WRONG = """
            {
              "flag_rate": {"min": 0.5, "max": 0.3},
              "escalation_rate": {"max": 15},
              "sufficiency": {"min": 0.9},
              "class_shares": {"a": {"min": "0.5"}},
              "outcomes": {"known_after_days": 4000},
              "margins": {"ratio": 1},
              "false_discovery_rate": 0.9,
              "without": ["boundary", 3]
            }
            """;

    @Test
    void a_full_policy_is_read_as_it_stands_and_labels_are_normalised() {
        CalibrationPolicy expected = CalibrationPolicy.builder()
                .flagRate(new Interval(0.02, 0.25))
                .criticalFlagShare(new Interval(0, 0.1))
                .escalationRate(new Interval(0, 0.08))
                .sufficiencyRate(new Interval(0.9, 1))
                .notScoredRate(new Interval(0, 0.02))
                .flagTypeRate("late_reply", new Interval(0.01, 0.1))
                .classShares(Map.of("a", new Interval(0.5, 0.9)))
                .meanConfidence(Map.of("a", new Interval(0.6, 1)))
                .categoryCoverage("values", new Interval(0.95, 1))
                .dimension("segment", new Differences(0.1, 0.05))
                .outcomes(KnownOutcomes.after(21).of(new TreeSet<>(Set.of("a"))))
                .expectedOutcomes(ExpectedOutcomes.builder()
                        .confidenceMeans(Meaning.CLASS_IS_RIGHT)
                        .scoreMeans(Meaning.GOOD_OUTCOME)
                        .expected("a", true)
                        .expected("b_2", false)
                        .rate(new Interval(0.3, 0.6))
                        .classRate("b_2", new Interval(0, 0.2))
                        .scoreAuc(new Interval(0.6, 1))
                        .build())
                .margins(new Margins(0.01, 0.2, 1.5, 0.2, 0.05))
                .falseDiscoveryRate(0.01)
                .seed(7)
                .disabledAnalyzers(Set.of("boundary"))
                .build();
        assertThat(read(FULL)).isEqualTo(expected);
    }

    @Test
    void analyzers_are_switched_off_by_the_name_of_now_or_the_former_one_but_not_by_both() {
        assertThat(read(FULL.replace("without", "disabled_analyzers"))).isEqualTo(read(FULL));
        assertThatThrownBy(() -> read("{\"without\": [\"boundary\"], \"disabled_analyzers\": [\"tier_mix\"]}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll("/without", "former name of disabled_analyzers");
    }

    @Test
    void a_confidence_that_means_the_class_is_right_asks_for_what_each_class_expects() {
        assertThatThrownBy(() -> read("{\"confidence_means\": \"class_is_right\"}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll("/confidence_means", "expected_outcomes");
        assertThatThrownBy(() -> read("{\"score_means\": \"class_is_right\", \"confidence_means\": \"luck\"}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll("/score_means", "/confidence_means", "good_outcome");
    }

    @Test
    void what_is_written_is_read_as_an_equal_policy_that_meets_the_schema() throws IOException {
        CalibrationPolicy longSeed =
                CalibrationPolicy.builder().seed(Long.MIN_VALUE).monthEnds(3).build();
        for (CalibrationPolicy policy : List.of(
                CalibrationPolicy.standard(), CalibrationPolicy.original(), longSeed, read(FULL), read(LEARNED))) {
            byte[] written = PolicyJson.write(policy);
            assertThat(PolicyJson.read(written)).isEqualTo(policy);
            assertThat(schema().validate(new ObjectMapper().readTree(written))).isEmpty();
        }
    }

    @Test
    void equal_policies_give_the_same_bytes_in_whatever_order_they_were_said() {
        CalibrationPolicy one = CalibrationPolicy.builder()
                .classShare("a", new Interval(0, 0.5))
                .classShare("b", new Interval(0.1, 1))
                .build();
        CalibrationPolicy other = CalibrationPolicy.builder()
                .classShare("b", new Interval(0.1, 1))
                .classShare("a", new Interval(0, 0.5))
                .build();
        assertThat(PolicyJson.write(one)).isEqualTo(PolicyJson.write(other));
        assertThat(new String(PolicyJson.write(one), StandardCharsets.UTF_8)).startsWith("""
                        {
                          "class_shares": {
                            "a": {
                              "max": 0.5
                            },
                            "b": {
                              "min": 0.1
                            }
                          },
                          "month_ends": 0,
                        """);
    }

    @Test
    void a_policy_says_from_which_window_it_was_learned() {
        assertThat(read(LEARNED).learned())
                .isEqualTo(new Learned(
                        new DayWindow(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 29)),
                        "0".repeat(64),
                        "human:ada",
                        Instant.parse("2026-04-01T08:00:00Z"),
                        List.of("score_auc: too few.")));
    }

    @Test
    void every_mistake_of_where_it_was_learned_is_reported_at_its_place() {
        String wrong = LEARNED.replace("human:ada", "service:nightly")
                .replace("0000", "xyz")
                .replace("2026-04-01T08:00:00Z", "yesterday")
                .replace("2026-03-29", "2026-02-30")
                .replace("\"score_auc: too few.\"", "3")
                .replace("left_out", "leftout");
        InvalidDocumentException mistakes = catchThrowableOfType(InvalidDocumentException.class, () -> read(wrong));
        assertThat(mistakes.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/learned/said_by",
                        "/learned/snapshot_digest",
                        "/learned/said_at",
                        "/learned/window/last_day",
                        "/learned/leftout");
        assertThatThrownBy(() -> read("{\"learned\": {\"window\": {}}}"))
                .hasMessageContainingAll(
                        "/learned/window/first_day", "/learned/snapshot_digest", "/learned/said_by", "is missing");
        assertThatThrownBy(() -> read(LEARNED.replace("2026-03-02", "2026-04-02")))
                .hasMessageContainingAll("/learned/window", "Swap the two");
    }

    @Test
    void nobody_but_a_person_can_be_named_and_nothing_but_a_digest() {
        DayWindow window = DayWindow.ALL;
        assertThatThrownBy(() -> new Learned(window, "0".repeat(64), "service:nightly", Instant.EPOCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("human:ID");
        assertThatThrownBy(() -> new Learned(window, "0", "human:ada", Instant.EPOCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64");
    }

    @Test
    void an_empty_policy_is_the_standard_one_without_a_range() {
        assertThat(read("{}")).isEqualTo(CalibrationPolicy.standard());
    }

    @Test
    void a_range_that_is_left_out_is_not_the_librarys_but_none() {
        CalibrationPolicy policy = read("{\"flag_rate\": {\"max\": 0.2}}");
        assertThat(policy)
                .isEqualTo(CalibrationPolicy.builder()
                        .flagRate(new Interval(0, 0.2))
                        .build());
        assertThat(policy.escalationRate()).isNull();
        assertThat(policy.classShares()).isEmpty();
        assertThat(policy.meanConfidence()).isEmpty();
    }

    @Test
    void every_mistake_is_reported_at_its_place() {
        InvalidDocumentException mistakes = catchThrowableOfType(InvalidDocumentException.class, () -> read(WRONG));
        assertThat(mistakes.mistakes())
                .extracting(Mistake::pointer)
                .containsExactlyInAnyOrder(
                        "/flag_rate",
                        "/escalation_rate/max",
                        "/sufficiency",
                        "/class_shares/a/min",
                        "/outcomes/known_after_days",
                        "/margins/ratio",
                        "/false_discovery_rate",
                        "/without/1");
        assertThat(mistakes.mistakes())
                .filteredOn(m -> m.pointer().equals("/sufficiency"))
                .allMatch(m -> m.message().contains("sufficiency_rate"));
    }

    @Test
    void how_much_values_of_a_dimension_may_differ_is_a_share_and_what_is_left_out_may_differ() {
        assertThat(read("{\"dimensions\": {\"tier\": {}}}").dimensions())
                .containsEntry("tier", new Differences(null, null));
        assertThatThrownBy(
                        () -> read("{\"dimensions\": {\"tier\": {\"max_class_share_difference\": 10, \"ratio\": 2}}}"))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContainingAll(
                        "/dimensions/tier/max_class_share_difference", "a share from 0 to 1", "/dimensions/tier/ratio");
    }

    @Test
    void the_schema_agrees_with_the_reader() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(schema().validate(json.readTree(FULL))).isEmpty();
        assertThat(schema().validate(json.readTree("{}"))).isEmpty();
        assertThat(schema().validate(json.readTree(WRONG)))
                .extracting(message -> message.getInstanceLocation().toString())
                .contains("$.escalation_rate.max", "$.class_shares.a.min", "$.margins.ratio", "$.without[1]");
    }

    private static CalibrationPolicy read(String document) {
        return PolicyJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_page_names_every_key() throws IOException {
        String page = Files.readString(Path.of("../docs/policy.md"));
        List<String> keys = new ArrayList<>();
        addKeys(schema().getSchemaNode(), "", keys);
        assertThat(keys).hasSizeGreaterThan(20).allMatch(key -> page.contains("`" + key + "`"));
    }

    /** The keys that hold no others; {@code NAME} stands for a key of the reader's own. */
    private static void addKeys(JsonNode schema, String before, List<String> keys) {
        schema.path("properties").properties().forEach(key -> {
            String name = before + key.getKey();
            int known = keys.size();
            addKeys(key.getValue(), name + ".", keys);
            addKeys(key.getValue().path("additionalProperties"), name + ".NAME.", keys);
            if (keys.size() == known) {
                keys.add(name);
            }
        });
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = PolicyJson.class.getResourceAsStream("calibration_policy.schema.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
        }
    }
}
