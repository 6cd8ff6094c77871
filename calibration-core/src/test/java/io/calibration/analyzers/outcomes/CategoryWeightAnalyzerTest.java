package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.NotJudged;
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
import java.util.TreeMap;
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
        return report(count, seed, 0, 0, weights).findings().stream()
                .filter(f -> f.type().equals("weights_off_outcomes"))
                .findFirst();
    }

    /**
     * The same, with a score that is so far from the mean of the categories, and so many categories missing.
     *
     * @param noise standard deviation, in points
     * @param missing share of the scores in categories
     */
    private static CalibrationReport report(int count, long seed, double noise, double missing, int... weights) {
        SplittableRandom random = new SplittableRandom(seed);
        int sum = weights[0] + weights[1] + weights[2] + weights[3];
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] scores = random.doubles(4, 0, 101).map(Math::floor).toArray();
            double mean = (scores[0] + scores[1] + scores[2] + scores[3]) / 4;
            double asked =
                    (weights[0] * scores[0] + weights[1] * scores[1] + weights[2] * scores[2] + weights[3] * scores[3])
                            / sum;
            double score = Math.max(0, Math.min(100, mean + (noise > 0 ? random.nextGaussian(0, noise) : 0)));
            Map<String, Double> present = new TreeMap<>();
            for (int c = 0; c < 4; c++) {
                if (missing == 0 || random.nextDouble() >= missing) {
                    present.put("abcd".substring(c, c + 1), scores[c]);
                }
            }
            results.add(new ScanResult(
                    Instant.parse("2026-03-02T00:00:00Z").plus(i % 28, ChronoUnit.DAYS),
                    "1.0.0",
                    score,
                    score >= 50 ? "good" : "poor",
                    present,
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
                .report();
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
    void forty_people_who_come_back_are_not_two_thousand_who_speak_against_the_weights() {
        int alarms = 0;
        int alone = 0;
        for (int seed = 0; seed < 40; seed++) {
            alarms += isAlarm(ofPeople(seed, true)) ? 1 : 0;
            alone += isAlarm(ofPeople(seed, false)) ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(2);
        assertThat(alone).as("without a key").isGreaterThan(10);
    }

    /** Each person has lasting scores, and an outcome that they foretell by the weights of the config. */
    private static Optional<Finding> ofPeople(int seed, boolean keyed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScanResult> results = new ArrayList<>();
        for (int person = 0; person < 40; person++) {
            double[] scores = random.doubles(4, 0, 101).map(Math::floor).toArray();
            double mean = (scores[0] + scores[1] + scores[2] + scores[3]) / 4;
            boolean good = random.nextInt(101) < mean;
            for (int i = 0; i < 50; i++) {
                results.add(ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-02T00:00:00Z").plus(random.nextInt(28), ChronoUnit.DAYS))
                        .logicVersion("1.0.0")
                        .overallScore(mean)
                        .classification(mean >= 50 ? "good" : "poor")
                        .categoryScores(Map.of("a", scores[0], "b", scores[1], "c", scores[2], "d", scores[3]))
                        .outcome(good)
                        .group(keyed ? "k" + seed + "-" + person : null)
                        .build());
            }
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

    @Test
    void a_score_that_does_not_follow_the_weights_is_said_and_no_weight_is_judged() {
        for (double noise : new double[] {10, 200}) {
            List<Finding> findings = report(3_000, 7, noise, 0, 3, 1, 0, 0).findings();
            assertThat(findings).extracting(Finding::type).doesNotContain("weights_off_outcomes");
            assertThat(findings)
                    .filteredOn(f -> f.type().equals("score_apart_from_weights"))
                    .singleElement()
                    .satisfies(f -> {
                        assertThat(f.severity()).isEqualTo(Severity.INFO);
                        assertThat(f.description())
                                .contains(noise > 100 ? "has little to do with" : "does not follow")
                                .contains("whether the weights fit the outcomes is not judged");
                    });
        }
        assertThat(report(3_000, 7, 2, 0, 3, 1, 0, 0).findings())
                .extracting(Finding::type)
                .contains("weights_off_outcomes")
                .doesNotContain("score_apart_from_weights");
    }

    @Test
    void only_results_that_have_every_weighed_category_count_and_too_few_of_them_are_told_as_not_judged() {
        assertThat(report(3_000, 1, 0, 0.1, 3, 1, 0, 0).findings())
                .filteredOn(f -> f.type().equals("weights_off_outcomes"))
                .singleElement()
                .satisfies(f -> assertThat(f.evidence().n()).isBetween(1_850L, 2_100L)); // 0.9 to the fourth
        CalibrationReport sparse = report(3_000, 1, 0, 0.6, 3, 1, 0, 0);
        assertThat(sparse.findings()).extracting(Finding::type).doesNotContain("weights_off_outcomes");
        assertThat(sparse.notJudged())
                .extracting(NotJudged::question)
                .contains("whether the category weights fit the outcomes");
    }

    @Test
    void the_part_of_the_variance_that_is_shared_is_that_of_the_scores_themselves() {
        Finding finding = report(2_000, 5, 15, 0, 1, 1, 1, 1).findings().stream()
                .filter(f -> f.type().equals("score_apart_from_weights"))
                .findFirst()
                .orElseThrow();
        double mean = 4 * (101 * 101 - 1) / 12.0 / 16; // variance of the mean of four uniform scores
        assertThat(finding.evidence().observed().orElseThrow().value()).isCloseTo(mean / (mean + 225), within(0.03));
    }
}
