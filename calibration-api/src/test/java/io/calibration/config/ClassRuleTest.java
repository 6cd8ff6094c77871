package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig.AbsentConfidence;
import io.calibration.config.ScoringConfig.ClassThresholds;
import io.calibration.config.ScoringConfig.SeverityRule;
import java.math.BigDecimal;
import java.util.EnumMap;
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
        Map<FlagSeverity, Integer> limits = new EnumMap<>(FlagSeverity.class);
        if (critical != null) {
            limits.put(FlagSeverity.CRITICAL, critical);
        }
        if (high != null) {
            limits.put(FlagSeverity.HIGH, high);
        }
        return new ClassThresholds(
                new BigDecimal(minScore), minConfidence == null ? null : new BigDecimal(minConfidence), limits);
    }

    private static ScoringConfig config(Map<FlagSeverity, SeverityRule> severities, AbsentConfidence absent) {
        Map<String, ClassThresholds> classes = new LinkedHashMap<>();
        classes.put("good", thresholds("70", "0.7", 0, 1));
        classes.put("fair", thresholds("40", null, 1, 100));
        classes.put("poor", thresholds("0", null, null, null));
        return new ScoringConfig(
                "{}",
                new Version("1.0.0"),
                ScoreScale.standard(),
                Map.of(),
                classes,
                severities,
                absent,
                KnownLabels.none(),
                ScoringConfig.Names.FORMER);
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
        SeverityRule three = new SeverityRule(3, SeverityRule.Escalation.NONE, new TreeSet<>());
        ClassRule rule = ClassRule.of(config(Map.of(FlagSeverity.HIGH, three), AbsentConfidence.PASSES));
        assertThat(rule.classify(90, 1, new int[] {0, 2, 0, 0})).isEqualTo(0);
        assertThat(rule.classify(90, 1, new int[] {0, 3, 0, 0})).isEqualTo(1);
    }

    @Test
    void a_severity_that_counts_blocks_the_classes_that_it_names() {
        SeverityRule blocking = new SeverityRule(2, SeverityRule.Escalation.NONE, new TreeSet<>(Set.of("good")));
        ClassRule rule = ClassRule.of(config(Map.of(FlagSeverity.LOW, blocking), AbsentConfidence.PASSES));
        assertThat(rule.classify(90, 1, new int[] {0, 0, 0, 1})).isEqualTo(0);
        assertThat(rule.classify(90, 1, new int[] {0, 0, 0, 2})).isEqualTo(1);
    }

    private static ClassRule risk() {
        Map<String, ClassThresholds> classes = new LinkedHashMap<>();
        classes.put("pass", thresholds("0", "0.5", 0, 1));
        classes.put("check", thresholds("40", null, 1, 100));
        classes.put("reject", thresholds("70", "0.9", 0, 0));
        return rule(classes, Map.of());
    }

    private static ClassRule rule(Map<String, ClassThresholds> classes, Map<FlagSeverity, SeverityRule> severities) {
        ScoreScale scale =
                new ScoreScale(BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE, Direction.LOWER_IS_BETTER);
        return ClassRule.of(new ScoringConfig(
                "{}",
                new Version("1.0.0"),
                scale,
                Map.of(),
                classes,
                severities,
                AbsentConfidence.PASSES,
                KnownLabels.none(),
                ScoringConfig.Names.FORMER));
    }

    /** Classes by index: 0 reject, 1 check, 2 pass. */
    @Test
    void where_lower_is_better_a_class_still_begins_at_its_score() {
        assertThat(risk().classify(70, 1, NO_FLAGS)).isEqualTo(0);
        assertThat(risk().classify(69.999, 1, NO_FLAGS)).isEqualTo(1);
        assertThat(risk().classify(40, 1, NO_FLAGS)).isEqualTo(1);
        assertThat(risk().classify(39.999, 1, NO_FLAGS)).isEqualTo(2);
        assertThat(risk().classify(-5, 1, NO_FLAGS)).isEqualTo(2);
    }

    @Test
    void where_lower_is_better_flags_and_confidence_keep_a_result_out_of_the_better_class() {
        assertThat(risk().classify(10, 1, new int[] {0, 2, 0, 0})).isEqualTo(1);
        assertThat(risk().classify(10, 0.4, NO_FLAGS)).isEqualTo(1);
        assertThat(risk().classify(10, 1, new int[] {2, 0, 0, 0})).isEqualTo(0);
        assertThat(risk().classify(50, 1, new int[] {2, 0, 0, 0})).isEqualTo(0);
        assertThat(risk().classify(90, 0, new int[] {9, 9, 9, 9}))
                .as("the worst class takes what the others refuse, and lets nobody into a better one")
                .isEqualTo(0);
        SeverityRule blocking = new SeverityRule(1, SeverityRule.Escalation.NONE, new TreeSet<>(Set.of("pass")));
        Map<String, ClassThresholds> plain = new LinkedHashMap<>();
        plain.put("pass", thresholds("0", null, null, null));
        plain.put("reject", thresholds("70", null, null, null));
        assertThat(rule(plain, Map.of(FlagSeverity.LOW, blocking)).classify(10, 1, new int[] {0, 0, 0, 1}))
                .isEqualTo(0);
    }

    @Test
    void where_lower_is_better_the_first_of_equal_classes_is_the_better_one() {
        Map<String, ClassThresholds> classes = new LinkedHashMap<>();
        classes.put("clean", thresholds("0", null, 0, null));
        classes.put("doubtful", thresholds("0", null, 1, null));
        classes.put("reject", thresholds("70", null, null, null));
        ClassRule rule = rule(classes, Map.of());
        assertThat(rule.classify(10, 1, NO_FLAGS)).as("clean").isEqualTo(2);
        assertThat(rule.classify(10, 1, new int[] {1, 0, 0, 0})).as("doubtful").isEqualTo(1);
        assertThat(rule.classify(10, 1, new int[] {2, 0, 0, 0})).as("reject").isEqualTo(0);
    }
}
