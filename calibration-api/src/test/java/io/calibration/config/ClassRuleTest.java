package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassRuleTest {

    private static final int[] NO_FLAGS = {0, 0, 0, 0};

    private static ClassThresholds thresholds(
            String minScore, @Nullable String minConfidence, @Nullable Integer critical, @Nullable Integer high) {
        return new ClassThresholds(
                new BigDecimal(minScore),
                minConfidence == null ? null : new BigDecimal(minConfidence),
                critical,
                high,
                null,
                null);
    }

    private static ScoringConfig config(Map<FlagSeverity, SeverityThreshold> severities, AbsentConfidence absent) {
        Map<String, ClassThresholds> classes = new LinkedHashMap<>();
        classes.put("good", thresholds("70", "0.7", 0, 1));
        classes.put("fair", thresholds("40", null, 1, 100));
        classes.put("poor", thresholds("0", null, null, null));
        return new ScoringConfig(
                "{}",
                new Version("1.0.0"),
                ScoreScale.DEFAULT,
                Map.of(),
                classes,
                severities,
                absent,
                KnownLabels.NONE);
    }

    private static ClassRule rule() {
        return ClassRule.of(config(Map.of(), AbsentConfidence.PASSES));
    }

    @Test
    void the_first_class_whose_conditions_all_hold_is_given() {
        assertThat(rule().classify(70, 0.7, NO_FLAGS)).isEqualTo(0);
        assertThat(rule().classify(69.999, 0.7, NO_FLAGS)).isEqualTo(1);
        assertThat(rule().classify(70, 0.6999, NO_FLAGS)).isEqualTo(1);
        assertThat(rule().classify(90, 1, new int[] {0, 2, 0, 0})).isEqualTo(1);
        assertThat(rule().classify(90, 1, new int[] {2, 0, 0, 0})).isEqualTo(2);
    }

    @Test
    void the_last_class_is_given_when_none_holds() {
        assertThat(rule().classify(-5, 1, new int[] {9, 9, 9, 9})).isEqualTo(2);
    }

    @Test
    void a_limit_of_a_hundred_is_no_limit() {
        assertThat(rule().classify(50, 1, new int[] {0, 5_000, 0, 0})).isEqualTo(1);
    }

    @Test
    void an_absent_confidence_passes_unless_the_config_says_otherwise() {
        assertThat(rule().classify(90, Double.NaN, NO_FLAGS)).isEqualTo(0);
        ClassRule strict = ClassRule.of(config(Map.of(), AbsentConfidence.FAILS));
        assertThat(strict.classify(90, Double.NaN, NO_FLAGS)).isEqualTo(1);
    }

    @Test
    void a_severity_below_its_min_occurrences_counts_as_none() {
        SeverityThreshold three = new SeverityThreshold(3, false, new TreeSet<>());
        ClassRule rule = ClassRule.of(config(Map.of(FlagSeverity.HIGH, three), AbsentConfidence.PASSES));
        assertThat(rule.classify(90, 1, new int[] {0, 2, 0, 0})).isEqualTo(0);
        assertThat(rule.classify(90, 1, new int[] {0, 3, 0, 0})).isEqualTo(1);
    }

    @Test
    void a_severity_that_counts_blocks_the_classes_that_it_names() {
        SeverityThreshold blocking = new SeverityThreshold(2, false, new TreeSet<>(Set.of("good")));
        ClassRule rule = ClassRule.of(config(Map.of(FlagSeverity.LOW, blocking), AbsentConfidence.PASSES));
        assertThat(rule.classify(90, 1, new int[] {0, 0, 0, 1})).isEqualTo(0);
        assertThat(rule.classify(90, 1, new int[] {0, 0, 0, 2})).isEqualTo(1);
    }
}
