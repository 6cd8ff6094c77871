package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CategoryWeightAnalyzerTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {
              "logic_version": "1.0.0",
              "category_weights": {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "default": 1.0},
              "compatibility_thresholds": {"good": {"min_score": 50}, "poor": {"min_score": 0}}
            }
            """.getBytes(StandardCharsets.UTF_8));

    /** What it finds where the outcome follows the categories by these weights. */
    private static Optional<Finding> finding(int count, long seed, int... weights) {
        SplittableRandom random = new SplittableRandom(seed);
        int sum = weights[0] + weights[1] + weights[2] + weights[3];
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] scores = random.doubles(4, 0, 101).map(Math::floor).toArray();
            double mean = (scores[0] + scores[1] + scores[2] + scores[3]) / 4;
            double asked =
                    (weights[0] * scores[0] + weights[1] * scores[1] + weights[2] * scores[2] + weights[3] * scores[3])
                            / sum;
            results.add(new ScanResult(
                    Instant.parse("2026-03-02T00:00:00Z").plus(i % 28, ChronoUnit.DAYS),
                    "1.0.0",
                    mean,
                    mean >= 50 ? "good" : "poor",
                    Map.of("a", scores[0], "b", scores[1], "c", scores[2], "d", scores[3]),
                    null,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    null,
                    random.nextInt(101) < asked));
        }
        return Calibration.of(ScanResults.of(results), CONFIG)
                .collect(DayWindow.ALL)
                .analyze()
                .report()
                .findings()
                .stream()
                .filter(f -> f.type().equals("weights_off_outcomes"))
                .findFirst();
    }

    private static boolean isAlarm(Optional<Finding> finding) {
        return finding.filter(f -> f.severity().atLeast(Severity.MEDIUM)).isPresent();
    }

    @Test
    void weights_that_fit_the_outcomes_are_hardly_ever_called_off() {
        int alarms = 0;
        for (int seed = 0; seed < 60; seed++) {
            alarms += isAlarm(finding(seed % 2 == 0 ? 300 : 2_000, seed, 1, 1, 1, 1)) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
    }

    @Test
    void weights_that_nearly_fit_are_no_alarm_however_large_the_sample() {
        assertThat(isAlarm(finding(60_000, 1, 10, 9, 11, 10))).isFalse();
    }

    @Test
    void weights_that_are_far_off_are_found() {
        for (int seed = 0; seed < 10; seed++) {
            assertThat(isAlarm(finding(3_000, seed, 3, 1, 0, 0))).isTrue();
        }
    }

    @Test
    void it_is_silent_below_two_hundred_outcomes() {
        assertThat(finding(190, 1, 3, 1, 0, 0)).isEmpty();
    }
}
