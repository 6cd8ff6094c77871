package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.json.InvalidDocumentException.Mistake;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final String WRONG = """
            {"logic_version": "1.0.0",
             "compatibility_thresholds": {
               "good": {"min_score": 50, "max_red_flags_critical": -1, "max_red_flags_high": -2,
                        "max_red_flags_medium": -3, "max_red_flags_low": -4},
               "bad": {"max_red_flags_low": 0}},
             "red_flag_severity_thresholds": {
               "critical": {"min_occurrences": 0}, "low": {"min_occurrences": 100}, "high": {"min_occurrences": 99}}}
            """;

    @Test
    void every_violation_is_a_mistake_at_its_pointer() {
        assertThatThrownBy(() -> ConfigJson.read(WRONG.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.mistakes())
                                .containsExactly(
                                        new Mistake("/compatibility_thresholds/bad/min_score", "is missing"),
                                        limit("max_red_flags_critical"),
                                        limit("max_red_flags_high"),
                                        limit("max_red_flags_low"),
                                        limit("max_red_flags_medium"),
                                        occurrences("critical", "must be at least 1"),
                                        occurrences("low", "must be at most 99")));
    }

    @Test
    void a_config_without_a_class_is_refused() {
        String empty = "{\"logic_version\": \"1.0.0\", \"compatibility_thresholds\": {}}";
        assertThatThrownBy(() -> ConfigJson.read(empty.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("/compatibility_thresholds: must name at least one class");
    }

    @Test
    void a_place_that_is_known_to_be_wrong_is_not_reported_twice() {
        String text = WRONG.replace("\"min_score\": 50", "\"min_score\": \"50\"");
        assertThatThrownBy(() -> ConfigJson.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        InvalidDocumentException.class,
                        e -> assertThat(e.mistakes())
                                .filteredOn(mistake -> mistake.pointer().endsWith("good/min_score"))
                                .hasSize(1));
    }

    private static Mistake limit(String name) {
        return new Mistake("/compatibility_thresholds/good/" + name, "must not be negative");
    }

    private static Mistake occurrences(String severity, String message) {
        return new Mistake("/red_flag_severity_thresholds/" + severity + "/min_occurrences", message);
    }
}
