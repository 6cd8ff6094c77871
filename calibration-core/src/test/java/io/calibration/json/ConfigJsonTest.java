package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calibration.config.FlagSeverity;
import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.AbsentConfidence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.config.ScoringConfig.SeverityRule.Escalation;
import io.calibration.config.Version;
import io.calibration.internal.json.ConfigPatch;
import io.calibration.internal.json.StrictJson;
import io.calibration.json.InvalidDocumentException.Mistake;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigJsonTest {

    private static final String GOOD = """
        {
          "logic_version": "1.2.0-rc.1",
          "score_scale": {"min": 0, "max": 100, "step": 0.5, "direction": "higher_is_better", "x_unit": "points"},
          "category_weights": {"values_match": 1.30, "default": 1.0},
          "compatibility_thresholds": {
            "High-Potential": {"min_score": 85.0, "min_confidence": 0.70, "max_red_flags_critical": 0, "x_note": "hm"},
            "caution": {"min_score": 25, "max_red_flags_high": 3, "max_red_flags_low": 999},
            "high_risk": {"min_score": 0}
          },
          "red_flag_severity_thresholds": {
            "critical": {"min_occurrences": 1, "auto_escalate": true, "blocks_high_potential": true},
            "medium": {"min_occurrences": 2, "blocks_caution": false}
          },
          "absent_confidence": "fails",
          "metadata": {"any thing": [1e400, null, {"a": "7"}]}
        }
        """;

    @Test
    void a_config_is_read_with_its_numbers_as_written_and_its_document_untouched() {
        ScoringConfig config = read(GOOD);
        assertThat(config.document()).isEqualTo(GOOD);
        assertThat(config.logicVersion().text()).isEqualTo("1.2.0-rc.1");
        assertThat(config.scoreScale().step()).isEqualTo(new BigDecimal("0.5"));
        assertThat(config.scoreScale().direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
        assertThat(config.categoryWeights()).containsEntry("values_match", new BigDecimal("1.30"));
        assertThat(config.classes())
                .extracting(ScoreClass::label)
                .containsExactly("high_potential", "caution", "high_risk");
        assertThat(config.classes().get(0).key()).isEqualTo("High-Potential");
        assertThat(config.classes().get(0).thresholds().minConfidence()).isEqualTo(new BigDecimal("0.70"));
        assertThat(config.absentConfidence()).isEqualTo(AbsentConfidence.FAILS);
    }

    /** The same config by the names of now. */
    private static String current() {
        return GOOD.replace("compatibility_thresholds", "class_thresholds")
                .replace("red_flag_severity_thresholds", "severity_rules")
                .replace("\"max_red_flags_critical\": 0", "\"flag_limits\": {\"critical\": 0}")
                .replace(
                        "\"max_red_flags_high\": 3, \"max_red_flags_low\": 999",
                        "\"flag_limits\": {\"high\": 3, \"low\": 999}");
    }

    @Test
    void sections_go_by_the_names_of_now_or_by_the_former_ones_and_mean_the_same() {
        ScoringConfig current = read(current());
        ScoringConfig former = read(GOOD);
        assertThat(current.classThresholds()).isEqualTo(former.classThresholds());
        assertThat(current.severityRules()).isEqualTo(former.severityRules());
        assertThat(current.classes().get(1).pointer("min_score")).isEqualTo("/class_thresholds/caution/min_score");
        assertThat(former.classes().get(1).pointer("min_score"))
                .isEqualTo("/compatibility_thresholds/caution/min_score");
        assertThat(current.written("/compatibility_thresholds/caution"))
                .isEqualTo(former.written("/class_thresholds/caution").replace("compatibility", "class"));
        assertThat(current.written("/red_flag_severity_thresholds")).isEqualTo("/severity_rules");
        assertThat(current.written("detector of late replies")).isEqualTo("detector of late replies");
        assertThat(ConfigJson.pointers(current))
                .contains("/class_thresholds/high_risk/flag_limits/medium", "/severity_rules/low/min_occurrences")
                .noneMatch(pointer -> pointer.contains("red_flag"));
    }

    @Test
    void a_proposal_keeps_the_names_of_the_document_that_it_changes() {
        String path = read(current()).pointer(FlagSeverity.MEDIUM) + "/min_occurrences";
        String changed = ConfigPatch.of(read(current()), new Version("1.3.0"), Map.of(path, new BigDecimal("3")))
                .document();
        assertThat(changed).contains("\"severity_rules\"").doesNotContain("red_flag");
        assertThat(read(changed).severity(FlagSeverity.MEDIUM).minOccurrences()).isEqualTo(3);
    }

    @Test
    void names_of_now_and_former_ones_in_one_document_are_refused_by_name() {
        assertThat(refusal(GOOD.replace("red_flag_severity_thresholds", "severity_rules"))
                        .getMessage())
                .contains("/severity_rules", "not some of each");
        assertThat(refusal(GOOD.replace("\"absent_confidence\"", "\"class_thresholds\": {}, \"absent_confidence\""))
                        .getMessage())
                .contains("/class_thresholds", "not some of each");
        assertThat(refusal(current().replace("\"flag_limits\": {\"critical\": 0}", "\"max_red_flags_critical\": 0"))
                        .getMessage())
                .contains("/class_thresholds/High-Potential/max_red_flags_critical");
        assertThat(refusal(GOOD.replace("compatibility_thresholds", "compatability_thresholds"))
                        .getMessage())
                .contains("Maybe compatibility_thresholds?");
    }

    @Test
    void severities_are_read_and_those_not_named_have_the_default() {
        ScoringConfig config = read(GOOD);
        assertThat(config.severity(FlagSeverity.CRITICAL).escalation()).isEqualTo(Escalation.AUTOMATIC);
        assertThat(config.severity(FlagSeverity.CRITICAL).blocks()).containsExactly("high_potential");
        assertThat(config.severity(FlagSeverity.MEDIUM).minOccurrences()).isEqualTo(2);
        assertThat(config.severity(FlagSeverity.MEDIUM).blocks()).isEmpty();
        assertThat(config.severity(FlagSeverity.LOW).minOccurrences()).isEqualTo(1);
    }

    @Test
    void a_flag_limit_of_100_or_more_is_no_limit() {
        var caution = read(GOOD).classes().get(1).thresholds();
        assertThat(caution.flagLimit(FlagSeverity.LOW)).isEmpty();
        assertThat(caution.flagLimit(FlagSeverity.HIGH)).isEqualTo(OptionalInt.of(3));
        assertThat(caution.flagLimit(FlagSeverity.MEDIUM)).isEmpty();
    }

    @Test
    void a_config_of_the_required_sections_alone_has_the_default_scale() {
        ScoringConfig config = read(withClasses("\"a\": {\"min_score\": 87}, \"b\": {\"min_score\": 0}"));
        assertThat(config.scoreScale().max()).isEqualByComparingTo("100");
        assertThat(config.absentConfidence()).isEqualTo(AbsentConfidence.PASSES);
        assertThat(config.categoryWeights()).isEmpty();
    }

    @Test
    void three_mistakes_are_refused_all_at_once_each_by_its_pointer() {
        InvalidDocumentException refused = refusal(GOOD.replace("\"min_score\": 25", "\"min_score\": \"25\"")
                .replace("\"max_red_flags_critical\": 0", "\"max_red_flags_critical\": -1")
                .replace("\"1.2.0-rc.1\"", "\"1.2\""));
        assertThat(refused.mistakes())
                .extracting(Mistake::pointer)
                .containsExactly(
                        "/logic_version",
                        "/compatibility_thresholds/caution/min_score",
                        "/compatibility_thresholds/High-Potential/max_red_flags_critical");
        assertThat(refused.mistakes())
                .allSatisfy(mistake -> assertThat(refused).hasMessageContaining(mistake.toString()));
        assertThat(refused).hasMessageStartingWith("3 mistakes");
    }

    @Test
    void a_value_of_the_wrong_type_is_not_called_missing_as_well() {
        assertThat(refusal(withClasses("\"a\": {\"min_score\": null}")).mistakes())
                .containsExactly(
                        new Mistake("/compatibility_thresholds/a/min_score", "must be a number, without quotes"));
        assertThat(refusal("{\"logic_version\": \"1.0.0\", \"compatibility_thresholds\": []}")
                        .mistakes())
                .containsExactly(new Mistake("/compatibility_thresholds", "must be a JSON object, in braces"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                      | is empty",
                "`  `                    | is empty",
                "hello                   | is not JSON. Look for a missing or superfluous comma, quote, brace or a"
                        + " misspelt value (line 1, column 1)",
                "[]                      | must be a JSON object",
                "7                       | must be a JSON object",
                "{\"a\": [1, 2}          | is not JSON",
                "{\"a\": 1               | ends too early: a bracket, brace or quote is not closed (line 1, column",
                "{\"a\": 'b'}            | is not JSON",
                "{\"a\": 1,}             | is not JSON",
                "{\"a\": 1} // fine      | is not JSON",
                "{\"a\": 1} {}           | goes on after its end. Take away what follows the last brace (line 1,"
                        + " column",
                "{\"a\": 1} 7            | goes on after its end",
                "{\"a\": NaN}            | is not JSON",
                "{\"a\": 01}             | is not JSON",
                "{\"a\": 1e99999999999}  | holds a number with an exponent of more than ten digits",
            })
    void a_text_that_is_not_one_json_object_is_refused_with_its_line_and_column(String text, String message) {
        InvalidDocumentException refused = refusal(text);
        assertThat(refused.mistakes()).hasSize(1);
        assertThat(refused).hasMessageContaining("The document: " + message);
    }

    @Test
    void bytes_that_are_not_plain_utf8_are_refused() {
        assertThatThrownBy(() -> ConfigJson.read(new byte[] {'{', (byte) 0xC3, '}'}))
                .hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> ConfigJson.read(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("byte order mark");
        assertThatThrownBy(() -> ConfigJson.read(GOOD.getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(InvalidDocumentException.class);
    }

    @Test
    void a_document_too_large_or_nested_too_deep_is_refused() {
        assertThatThrownBy(() -> ConfigJson.read(new byte[StrictJson.MAX_BYTES + 1]))
                .hasMessageContaining("1 MiB");
        String deep = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertThat(refusal(deep)).hasMessageContaining("nested deeper than 64 levels");
        String digits = "{\"a\":" + "1".repeat(5_000) + "}";
        assertThat(refusal(digits)).hasMessageContaining("more than 1000 digits");
    }

    @Test
    void every_key_that_stands_twice_is_refused_beside_the_other_mistakes() {
        String text = """
            {"logic_version": "1.0.0", "logic_version": "1.0",
             "compatibility_thresholds": {"a": {"min_score": 5,
               "min_score": 6}},
             "metadata": {"secret näme": {"b": 1, "b": 2}}}\
            """;
        assertThat(refusal(text).mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "/logic_version: holds a key twice. Keep one of the two (line 1, column 28).",
                        "/compatibility_thresholds/a/min_score: holds a key twice. Keep one of the two (line 3, column"
                                + " 4).",
                        "/metadata: holds a key twice. Keep one of the two (line 4, column 39).",
                        "/logic_version: The version is not SemVer without build metadata. Write three numbers, such"
                                + " as 1.4.0.");
    }

    @Test
    void missing_sections_are_named() {
        assertThat(refusal("{}").mistakes())
                .containsExactly(
                        new Mistake("/logic_version", "is missing"), new Mistake("/class_thresholds", "is missing"));
        assertThat(refusal(withClasses("")).mistakes())
                .containsExactly(new Mistake("/compatibility_thresholds", "must name at least one class"));
        assertThat(refusal(withClasses("\"a\": {}")).mistakes())
                .containsExactly(new Mistake("/compatibility_thresholds/a/min_score", "is missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "v1.0.0", "1.0.0+build", "01.0.0", "1.0.0-", "../1.0.0", ""})
    void a_version_that_is_not_semver_is_refused_without_quoting_it(String version) {
        assertThat(refusal(GOOD.replace("1.2.0-rc.1", version)).mistakes())
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.pointer()).isEqualTo("/logic_version"))
                .satisfies(mistake -> assertThat(mistake.message()).startsWith("The version is not SemVer"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "min_scor               | Maybe min_score?",
                "max_red_flag_critical  | Maybe max_red_flags_critical?",
                "min-confidence         | Maybe min_confidence?",
            })
    void an_unknown_key_of_a_class_is_refused_with_the_nearest_known_one(String key, String hint) {
        assertThat(refusal(withClasses("\"a\": {\"min_score\": 0, \"" + key + "\": 1}"))
                        .mistakes())
                .containsExactly(new Mistake("/compatibility_thresholds/a/" + key, "is not a known key. " + hint));
    }

    @Test
    void unknown_keys_of_the_scale_and_of_severities_are_refused() {
        String text = GOOD.replace("\"step\"", "\"stepp\"")
                .replace("\"medium\"", "\"Medium\"")
                .replace("\"auto_escalate\"", "\"autoescalate\"");
        assertThat(refusal(text).mistakes())
                .containsExactly(
                        new Mistake("/score_scale/stepp", "is not a known key. Maybe step?"),
                        new Mistake(
                                "/red_flag_severity_thresholds/critical/autoescalate",
                                "is not a known key. Maybe auto_escalate?"),
                        new Mistake("/red_flag_severity_thresholds/Medium", "is not a known key. Maybe medium?"));
    }

    @Test
    void a_blocks_key_must_name_a_class() {
        assertThat(refusal(GOOD.replace("blocks_caution", "blocks_cation")).mistakes())
                .containsExactly(new Mistake(
                        "/red_flag_severity_thresholds/medium/blocks_cation",
                        "names no class of compatibility_thresholds. Maybe blocks_caution?"));
        assertThat(refusal(GOOD.replace("\"blocks_caution\": false", "\"blocks_caution\": 0"))
                        .mistakes())
                .containsExactly(new Mistake(
                        "/red_flag_severity_thresholds/medium/blocks_caution",
                        "must be true or false, without quotes"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"min_score\": \"7\"                            | min_score",
                "\"min_score\": true                             | min_score",
                "\"min_score\": 5, \"max_red_flags_high\": 1.0   | max_red_flags_high",
                "\"min_score\": 5, \"max_red_flags_high\": 1e0   | max_red_flags_high",
                "\"min_score\": 5, \"max_red_flags_high\": \"1\" | max_red_flags_high",
                "\"min_score\": 5, \"max_red_flags_high\": true  | max_red_flags_high",
                "\"min_score\": 5, \"max_red_flags_high\": null  | max_red_flags_high",
                "\"min_score\": 5, \"max_red_flags_high\": 9999999999 | max_red_flags_high",
                "\"min_score\": 5, \"min_confidence\": {}        | min_confidence",
            })
    void nothing_is_coerced(String thresholds, String key) {
        assertThat(refusal(withClasses("\"a\": {" + thresholds + "}")).mistakes())
                .extracting(Mistake::pointer)
                .containsExactly("/compatibility_thresholds/a/" + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "1e999999999", "-1e999999999", "1e-999999999", "0e999999999"})
    void a_number_out_of_bounds_is_refused_without_writing_it_out(String number) {
        String text = "{\"logic_version\": \"1.0.0\", \"score_scale\": {\"min\": " + number
                + "}, \"category_weights\": {\"w\": " + number
                + "}, \"compatibility_thresholds\": {\"a\": {\"min_score\": " + number + ", \"min_confidence\": "
                + number
                + "}}, \"metadata\": " + number + "}";
        assertThat(refusal(text).mistakes())
                .extracting(Mistake::pointer)
                .containsExactly(
                        "/score_scale/min",
                        "/compatibility_thresholds/a/min_score",
                        "/compatibility_thresholds/a/min_confidence",
                        "/category_weights/w");
        assertThat(refusal(text).getMessage()).hasSizeLessThan(1_000);
    }

    @Test
    void thresholds_out_of_order_are_refused() {
        assertThat(refusal(withClasses(
                                "\"a\": {\"min_score\": 65}, \"b\": {\"min_score\": 85.0}, \"c\": {\"min_score\": 5}"))
                        .mistakes())
                .containsExactly(new Mistake(
                        "/compatibility_thresholds/b/min_score",
                        "(85.0) must be at most the min_score of the class before it (65). Order the classes"
                                + " by min_score"));
    }

    @Test
    void classes_that_rise_all_along_are_told_of_the_direction() {
        String rising =
                withClasses("\"good\": {\"min_score\": 0}, \"fair\": {\"min_score\": 4}, \"bad\": {\"min_score\": 9}");
        assertThat(refusal(rising).mistakes())
                .hasSize(2)
                .allSatisfy(mistake -> assertThat(mistake.message())
                        .endsWith("Order the classes by min_score; or, where lower scores are better, write"
                                + " \"direction\": \"lower_is_better\" in score_scale"));
    }

    @ParameterizedTest
    @CsvSource({
        "know_labels, known_labels",
        "knownLabels, known_labels",
        "Known-Labels, known_labels",
        "category_weight, category_weights",
        "score_scal, score_scale",
        "scoreScale, score_scale",
        "socre_scale, score_scale",
        "absent_confidences, absent_confidence",
        "red_flags_severity_threshold, red_flag_severity_thresholds",
        "compatibility_threshold, compatibility_thresholds",
        "logic_versions, logic_version"
    })
    void a_section_whose_key_is_likely_misspelt_is_refused(String key, String meant) {
        assertThat(refusal(GOOD.replace("\"metadata\"", "\"" + key + "\"")).mistakes())
                .containsExactly(new Mistake(
                        "/" + key, "is not a known key. Maybe " + meant + "? If it is your own, begin it with x_"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x_known_labels",
                "metadata",
                "labels",
                "scale",
                "weights",
                "deal_breaker_penalties",
                "scoring_adjustments",
                "score_bands",
                "category_limits",
                "logic_notes",
                "red_flag_weights",
                ""
            })
    void any_other_section_is_the_hosts_own(String key) {
        String text = GOOD.replace("\"metadata\"", "\"" + key + "\"");
        assertThat(read(text).document()).isEqualTo(text);
    }

    @Test
    void mistakes_are_told_with_the_file_that_was_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), "{\"a\": 1, \"a\": 2}");
        assertThatThrownBy(() -> ConfigJson.read(file))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageStartingWith(file + ": 3 mistakes in the document:\n");
        assertThatThrownBy(() -> PolicyJson.read(file))
                .hasMessageStartingWith(file + ": 2 mistakes in the document:\n");
        assertThatThrownBy(() -> GuardrailsJson.read(file))
                .hasMessageStartingWith(file + ": 2 mistakes in the document:\n");
    }

    @Test
    void equal_thresholds_are_in_order() {
        String equal = "\"a\": {\"min_score\": 65, \"min_confidence\": 0.5}, \"b\": {\"min_score\": 65.0}";
        assertThat(read(withClasses(equal)).classes())
                .extracting(ScoreClass::label)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score\u200b_scale",
                "s\u0441ore_scale",
                "\uff53\uff43\uff4f\uff52\uff45_scale",
                "score_scale\u00a0",
                "\u2060score_\u2060scale\u2060",
                "sc\u043ere_scal\u0435"
            })
    void a_key_that_only_looks_like_a_known_one_is_named_as_such(String key) {
        String text = "{\"logic_version\": \"1.0.0\", \"" + key
                + "\": {\"max\": 10}, \"compatibility_thresholds\": {\"a\": {\"min_score\": 0}}}";
        assertThat(refusal(text).mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.pointer()).isEmpty();
            assertThat(mistake.message())
                    .startsWith("its key number 2 is nearly score_scale")
                    .doesNotContain(key);
        });
        assertThat(read(text.replace(key, "na\u00efve_own_section"))
                        .scoreScale()
                        .max())
                .isEqualByComparingTo("100");
    }

    @Test
    void where_lower_is_better_thresholds_may_go_up_or_down_but_not_both() {
        String lower = "\"score_scale\": {\"direction\": \"lower_is_better\"}, ";
        String up = "\"a\": {\"min_score\": 0}, \"b\": {\"min_score\": 0}, \"c\": {\"min_score\": 40}";
        String down = "\"c\": {\"min_score\": 40}, \"a\": {\"min_score\": 0}";
        assertThat(read(with(lower, up)).classes().get(0).label()).isEqualTo("c");
        assertThat(read(with(lower, down)).classes().get(0).label()).isEqualTo("c");
        assertThat(refusal(with(lower, up + ", \"d\": {\"min_score\": 20}")).mistakes())
                .extracting(Mistake::pointer)
                .containsExactly("/compatibility_thresholds/d/min_score");
        assertThat(refusal(withClasses(up)).mistakes()).hasSize(1);
    }

    @Test
    void values_out_of_their_range_are_refused() {
        String text = GOOD.replace("85.0", "100.5")
                .replace("0.70", "1.01")
                .replace("1.30", "-0.1")
                .replace("\"min_occurrences\": 2", "\"min_occurrences\": 100")
                .replace("\"fails\"", "\"FAILS\"");
        assertThat(refusal(text).mistakes())
                .extracting(Mistake::toString)
                .containsExactlyInAnyOrder(
                        "/absent_confidence: must be one of [passes, fails]",
                        "/category_weights/values_match: must not be negative",
                        "/compatibility_thresholds/High-Potential/min_confidence: (1.01) must be from 0 to 1",
                        "/compatibility_thresholds/High-Potential/min_score: (100.5) must be on the score scale, from"
                                + " 0 to 100",
                        "/red_flag_severity_thresholds/medium/min_occurrences: must be at most 99");
    }

    @Test
    void a_scale_that_is_none_is_refused_and_nothing_is_measured_by_it() {
        assertThat(refusal(GOOD.replace("\"max\": 100", "\"max\": -5")).mistakes())
                .containsExactly(new Mistake("/score_scale", "The scale's max (-5) must be above its min (0)."));
        String wrong = "\"score_scale\": {\"max\": \"1000\", \"direction\": 1}, ";
        assertThat(refusal(with(wrong, "\"a\": {\"min_score\": 0}, \"b\": {\"min_score\": 900}"))
                        .mistakes())
                .extracting(Mistake::pointer)
                .containsExactly("/score_scale/max", "/score_scale/direction");
    }

    @Test
    void two_keys_that_collide_as_labels_are_refused_by_both_names() {
        assertThat(refusal(withClasses("\"high-risk\": {\"min_score\": 5}, \"High Risk\": {\"min_score\": 0}"))
                        .mistakes())
                .containsExactly(new Mistake(
                        "/compatibility_thresholds/High Risk",
                        "is the same label as \"high-risk\": high_risk. Rename one of the two"));
    }

    @Test
    void a_class_may_have_any_name_that_can_be_shown() {
        ScoringConfig config = read(
                withClasses("\"Prüfung bestanden\": {\"min_score\": 5}, \"Sonst: 'durchgefallen' (< 5 Punkte, §3)\":"
                        + " {\"min_score\": 0}"));
        assertThat(config.classes())
                .extracting(ScoreClass::label)
                .containsExactly("prüfung_bestanden", "sonst:_'durchgefallen'_(<_5_punkte,_§3)");
        assertThat(config.classes().get(0).pointer("min_score"))
                .isEqualTo("/compatibility_thresholds/Prüfung bestanden/min_score");
    }

    @Test
    void composed_and_decomposed_keys_collide_and_both_are_named() {
        assertThat(refusal(withClasses("\"Café\": {\"min_score\": 5}, \"cafe\u0301\": {\"min_score\": 0}"))
                        .mistakes())
                .containsExactly(new Mistake(
                        "/compatibility_thresholds/cafe\u0301",
                        "is the same label as \"Café\": café. Rename one of the two"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[31mred", "\\u202eder", "a\\nb", " ", "\\ufeffa"})
    void a_key_that_cannot_be_shown_is_refused_without_being_shown(String key) {
        assertThat(refusal(withClasses("\"" + key + "\": {\"min_score\": 5}")).mistakes())
                .contains(new Mistake(
                        "/compatibility_thresholds",
                        "its key number 1 is no label: it is blank, longer than 100 characters, or holds a control or"
                                + " other character that cannot be seen. Rename it"));
    }

    @Test
    void two_keys_that_block_one_class_are_refused_by_both_names() {
        String severities = ", \"red_flag_severity_thresholds\": {\"low\": {\"blocks_b\": true, \"blocks_B\": false}}}";
        String config = withClasses("\"b\": {\"min_score\": 0}");
        assertThat(refusal(config.substring(0, config.lastIndexOf('}')) + severities)
                        .mistakes())
                .containsExactly(new Mistake(
                        "/red_flag_severity_thresholds/low/blocks_B",
                        "is the same label as \"blocks_b\": blocks_b. Rename one of the two"));
    }

    @Test
    void known_labels_are_read_and_every_mistake_in_them_is_told() {
        String config = withClasses("\"b\": {\"min_score\": 0}");
        String start = config.substring(0, config.lastIndexOf('}')) + ", \"known_labels\": ";
        assertThat(read(start + "{\"tiers\": [\"Pub & bar\"], \"undeclared\": \"other\"}}")
                        .knownLabels())
                .isEqualTo(new KnownLabels(
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>(List.of("pub_&_bar")),
                        new TreeSet<>(),
                        Undeclared.OTHER));
        assertThat(read(config).knownLabels()).isEqualTo(KnownLabels.none());
        assertThat(refusal(start
                                + "{\"tiers\": [\"Pub bar\", \"pub-BAR\", 7], \"flag_types\": [\"a\\u0007\"],"
                                + " \"teirs\": [], \"undeclared\": \"no\"}}")
                        .mistakes())
                .containsExactlyInAnyOrder(
                        new Mistake(
                                "/known_labels/tiers/1",
                                "\"pub-BAR\" is the same label as \"Pub bar\": pub_bar. Rename one of the two"),
                        new Mistake("/known_labels/tiers/2", NO_LABEL),
                        new Mistake("/known_labels/flag_types/0", NO_LABEL),
                        new Mistake("/known_labels/teirs", "is not a known key. Maybe tiers?"),
                        new Mistake("/known_labels/undeclared", "must be one of [codes, other]"));
        String many =
                IntStream.rangeClosed(0, 1_000).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(", "));
        assertThat(refusal(start + "{\"tiers\": [" + many + "]}}").mistakes())
                .containsExactly(
                        new Mistake("/known_labels/tiers", "names more than 1000 labels. Leave out the rare ones"));
    }

    @Test
    void dimensions_are_read_and_every_mistake_in_them_is_told() {
        String config = withClasses("\"b\": {\"min_score\": 0}");
        String start = config.substring(0, config.lastIndexOf('}')) + ", \"known_labels\": {\"dimensions\": ";
        assertThat(read(start + "{\"Segment\": [\"Retail Banking\"], \"tier\": [], \"hour_of_day\": [\"h07\"]}}}")
                        .knownLabels()
                        .dimensions())
                .containsExactly(
                        Map.entry("hour_of_day", new TreeSet<>(List.of("h07"))),
                        Map.entry("segment", new TreeSet<>(List.of("retail_banking"))),
                        Map.entry("tier", new TreeSet<>()));
        String many =
                IntStream.rangeClosed(0, 32).mapToObj(i -> "\"v" + i + "\"").collect(Collectors.joining(", "));
        assertThat(refusal(start
                                + "{\"a\": [" + many
                                + "], \"b\": [\"x y\", \"X-Y\", 7], \"c\": 5, \"B\": [], \"hour-of-day\": [\"h24\"],"
                                + " \"d\": [\"d\"], \"e\": [\"e\"], \"\": []}, \"undeclared\": \"codes\"}}")
                        .mistakes())
                .containsExactlyInAnyOrder(
                        new Mistake("/known_labels/dimensions/a", "names more than 32 labels. Leave out the rare ones"),
                        new Mistake(
                                "/known_labels/dimensions/b/1",
                                "\"X-Y\" is the same label as \"x y\": x_y. Rename one of the two"),
                        new Mistake("/known_labels/dimensions/b/2", NO_LABEL),
                        new Mistake("/known_labels/dimensions/c", "must be a list, in brackets"),
                        new Mistake(
                                "/known_labels/dimensions/B", "is the same label as \"b\": b. Rename one of the two"),
                        new Mistake(
                                "/known_labels/dimensions/hour-of-day",
                                "names a value that is no hour. Write h00 to h23, or leave the list empty"),
                        new Mistake("/known_labels/dimensions", "its key number 8 " + NO_LABEL),
                        new Mistake("/known_labels/dimensions", "names more than 4 dimensions. Leave out the rest"));
        assertThat(refusal(start + "{\"a\": [], \"hour_of_day\": []}, \"undeclared\": \"other\"}}")
                        .mistakes())
                .containsExactly(new Mistake(
                        "/known_labels/dimensions/a",
                        "names no values, and undeclared labels count as other. Name its values"));
        assertThat(read(start + "{\"tier\": []}, \"tiers\": [\"free\"], \"undeclared\": \"other\"}}")
                        .knownLabels()
                        .dimensions())
                .containsOnlyKeys("tier");
    }

    private static final String NO_LABEL =
            "is no label: it is blank, longer than 100 characters, or holds a control or other"
                    + " character that cannot be seen. Rename it";

    @Test
    void fault_10_a_class_is_one_class_however_it_is_spelt() {
        ScoringConfig config = read(GOOD);
        assertThat(config.severity(FlagSeverity.CRITICAL).blocks())
                .contains(config.classes().get(0).label());
    }

    @Test
    void text_of_the_document_is_never_quoted() {
        String text = """
            {"logic_version": "SECRET", "absent_confidence": "SECRET",
             "score_scale": {"SECRET?": 1, "direction": "SECRET"},
             "category_weights": {"SECRET\\u0007 <a>": 1, "b": "SECRET"},
             "compatibility_thresholds": {"SECRET\\u0007": {"min_score": 1}, "a": {"min_score": "SECRET", "SECRET/": 2}}}\
            """;
        InvalidDocumentException refused = refusal(text);
        assertThat(refused.getMessage()).doesNotContain("SECRET");
        assertThat(refused.mistakes())
                .extracting(Mistake::pointer)
                .containsExactly(
                        "/logic_version",
                        "/score_scale/direction",
                        "/score_scale",
                        "/compatibility_thresholds",
                        "/compatibility_thresholds/a/min_score",
                        "/compatibility_thresholds/a",
                        "/category_weights",
                        "/category_weights/b",
                        "/absent_confidence");
    }

    @Test
    void a_file_is_read_or_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, GOOD);
        assertThat(ConfigJson.read(file)).isEqualTo(read(GOOD));
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> ConfigJson.read(file)).hasMessageContaining("is empty");
        assertThatThrownBy(() -> ConfigJson.read(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ConfigJson.read(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    private static String withClasses(String classes) {
        return with("", classes);
    }

    private static String with(String sections, String classes) {
        return "{\"logic_version\": \"1.0.0\", " + sections + "\"compatibility_thresholds\": {" + classes + "}}";
    }

    private static ScoringConfig read(String text) {
        return ConfigJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static InvalidDocumentException refusal(String text) {
        InvalidDocumentException refused = catchThrowableOfType(InvalidDocumentException.class, () -> read(text));
        assertThat(refused).as("the refusal").isNotNull();
        assertThat(List.copyOf(refused.mistakes())).isNotEmpty();
        return refused;
    }
}
