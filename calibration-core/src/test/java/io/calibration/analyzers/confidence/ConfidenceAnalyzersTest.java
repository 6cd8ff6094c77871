package io.calibration.analyzers.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.ExpectedOutcomes.Meaning;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConfidenceAnalyzersTest {

    private static final Analyzer[] ALL = {
        BuiltIn.analyzer("confidence_outcome"),
        BuiltIn.analyzer("confidence_conflict"),
        BuiltIn.analyzer("confidence_order")
    };

    private static final ScoringConfig WITHOUT_CONFIDENCE = ConfigJson.read(World.CONFIG
            .document()
            .replaceAll("\"min_confidence\": 0\\.\\d", "\"min_confidence\": 0")
            .getBytes(StandardCharsets.UTF_8));

    private static final CalibrationPolicy GOOD = CalibrationPolicy.original().toBuilder()
            .expectedOutcomes(ExpectedOutcomes.builder()
                    .confidenceMeans(Meaning.GOOD_OUTCOME)
                    .build())
            .build();

    @Test
    void confidence_that_is_a_tenth_too_high_is_seen_from_five_hundred_outcomes() {
        long seen = seen(
                "confidence_miscalibrated",
                seed -> World.healthy().results(500).seed(seed).overconfidence(0.1));
        assertThat(seen).isGreaterThanOrEqualTo(36);
    }

    @Test
    void the_description_says_which_way_and_the_figures_hold_the_curve() {
        Finding finding = World.healthy()
                .results(3_000)
                .overconfidence(0.1)
                .judge(BuiltIn.analyzer("confidence_outcome"))
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("confidence_miscalibrated:confidence:outcome");
        assertThat(finding.description())
                .startsWith("Confidence is 0.")
                .contains("too high on average: 0.6", "are as their class expects");
        assertThat(finding.evidence().figures())
                .containsKeys("intercept", "slope", "spiegelhalter_z", "brier", "squared_error_debiased")
                .anySatisfy((name, value) -> assertThat(name).startsWith("at_0."));
    }

    @Test
    void confidence_that_says_nothing_about_the_outcome_is_told_so_and_not_to_be_recalibrated() {
        Finding finding = miscalibrated(guessed());
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description())
                .contains(
                        "Confidence says nothing about whether they are good: the calibration slope",
                        "1 is right and 0 is no relation")
                .doesNotContain("too extreme");
        assertThat(finding.recommendation())
                .contains("recalibrating it cannot mend", "let no class hang on it")
                .doesNotContain("Recalibrate", "thresholds");
    }

    @Test
    void a_level_that_is_off_of_a_confidence_that_says_nothing_is_told_with_that() {
        SplittableRandom random = new SplittableRandom(1);
        Finding finding = miscalibrated(World.healthy()
                .results(3_000)
                .each(r -> Scans.of(r).outcome(random.nextDouble() < 0.05).result()));
        assertThat(finding.description()).contains("too high on average", "Nor does it say anything");
        assertThat(finding.recommendation()).contains("recalibrating it cannot mend");
    }

    @Test
    void a_confidence_that_runs_against_the_outcome_is_told_so() {
        SplittableRandom random = new SplittableRandom(1);
        Finding finding = miscalibrated(World.healthy()
                .results(3_000)
                .each(r -> Scans.of(r)
                        .outcome(random.nextDouble() > (r.confidence() == null ? 0 : r.confidence()))
                        .result()));
        assertThat(finding.description()).startsWith("Confidence runs against the outcome, the higher the fewer");
        assertThat(finding.recommendation()).contains("wrong sign").doesNotContain("ecalibrat");
    }

    @Test
    void a_confidence_that_is_too_extreme_is_told_so_and_the_way_out_is_named() {
        SplittableRandom random = new SplittableRandom(1);
        Finding finding = miscalibrated(World.healthy()
                .results(5_000)
                .each(r -> Scans.of(r)
                        .outcome(random.nextDouble() < 0.45 + 0.3 * (r.confidence() == null ? 0 : r.confidence()))
                        .result()));
        assertThat(finding.description()).startsWith("Confidence is too extreme: the calibration slope");
        assertThat(finding.recommendation())
                .contains(
                        "Recalibrate confidence against the outcomes before its thresholds are reviewed",
                        "says that it is the probability of a good outcome (confidence_means)");
    }

    @Test
    void of_few_outcomes_nothing_is_claimed_about_the_slope() {
        SplittableRandom random = new SplittableRandom(1);
        CalibrationReport report = World.healthy()
                .policy(GOOD)
                .results(150)
                .confidence(0.62, 0.62, 0.60, 0.60, 0.60)
                .each(r -> Scans.of(r).outcome(random.nextDouble() < 0.62).result())
                .judge(BuiltIn.analyzer("confidence_outcome"));
        assertThat(report.findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.description())
                        .doesNotContain("says nothing", "is too extreme", "is too timid"));
    }

    @Test
    void where_no_class_asks_for_a_confidence_it_has_no_thresholds_and_is_never_graver_than_medium() {
        for (Finding finding : List.of(
                miscalibrated(guessed().config(WITHOUT_CONFIDENCE)),
                judged(World.healthy().results(3_000).overconfidence(0.1).config(WITHOUT_CONFIDENCE)))) {
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.recommendation())
                    .contains("(confidence_means); where it is not, take that out")
                    .doesNotContain("thresholds", "hang on it");
        }
    }

    /** Confidence and outcome that have nothing to do with each other. */
    private static World guessed() {
        SplittableRandom random = new SplittableRandom(1);
        return World.healthy()
                .results(3_000)
                .each(r -> Scans.of(r).outcome(random.nextDouble() < 0.62).result());
    }

    /** Of a confidence that is meant as the probability of a good outcome. */
    private static Finding miscalibrated(World world) {
        return judged(world.policy(GOOD));
    }

    private static Finding judged(World world) {
        return world.judge(BuiltIn.analyzer("confidence_outcome")).findings().get(0);
    }

    @Test
    void what_confidence_is_the_probability_of_is_not_assumed_and_the_report_says_which_key_would_say_it() {
        World wrong = World.healthy().results(3_000).overconfidence(0.3);
        CalibrationReport unsaid =
                wrong.policy(CalibrationPolicy.original()).judge(BuiltIn.analyzer("confidence_outcome"));
        assertThat(unsaid.findings()).isEmpty();
        assertThat(unsaid.notJudged())
                .anyMatch(open -> open.question().equals("whether confidence agrees with the outcomes")
                        && open.takes().contains("confidence_means")
                        && open.n() == 3_000);
        assertThat(wrong.policy(GOOD)
                        .judge(BuiltIn.analyzer("confidence_outcome"))
                        .notJudged())
                .noneMatch(open -> open.takes().contains("confidence_means"));
        assertThat(World.healthy()
                        .each(r -> Scans.of(r).outcome(null).result())
                        .policy(CalibrationPolicy.original())
                        .judge(BuiltIn.analyzer("confidence_outcome"))
                        .notJudged())
                .as("without outcomes there is nothing to say it for")
                .noneMatch(open -> open.takes().contains("confidence_means"));
    }

    @Test
    void a_confidence_in_the_class_is_right_of_the_worst_class_as_of_the_best() {
        World sure = World.healthy().results(20_000);
        assertThat(sure.judge(BuiltIn.analyzer("confidence_outcome")).findings(Severity.LOW))
                .isEmpty();
        assertThat(sure.policy(GOOD)
                        .judge(BuiltIn.analyzer("confidence_outcome"))
                        .findings(Severity.MEDIUM))
                .as("it is no probability of a good outcome")
                .hasSize(1);
    }

    @Test
    void a_class_that_expects_no_outcome_is_not_asked_about_its_confidence() {
        ExpectedOutcomes best = ExpectedOutcomes.builder()
                .confidenceMeans(Meaning.CLASS_IS_RIGHT)
                .expected("high_potential", true)
                .build();
        SplittableRandom random = new SplittableRandom(1);
        World others = World.healthy()
                .results(5_000)
                .each(r -> r.classification().equals("high_potential")
                        ? r
                        : Scans.of(r).outcome(random.nextBoolean()).result())
                .policy(CalibrationPolicy.builder().expectedOutcomes(best).build());
        assertThat(others.judge(BuiltIn.analyzer("confidence_outcome")).findings(Severity.LOW))
                .isEmpty();
    }

    @Test
    void a_bin_without_any_mature_outcome_states_nothing() {
        MetricsPart part = World.healthy().results(200).context().snapshot().metrics();
        List<OutcomeMetrics.Sums> byConfidence = Collections.nCopies(
                part.outcomes().byConfidence().size(),
                OutcomeMetrics.Sums.ZERO); // rounded to none, where cells were not
        MetricsPart rounded = part.withOutcomes(
                part.decisions(),
                new OutcomeMetrics(
                        byConfidence, part.outcomes().byScore(), part.outcomes().byDay()));
        assertThat(new StatedBins(part).ofClasses(Map.of("high_potential", true)))
                .isNotEmpty();
        assertThat(new StatedBins(rounded).ofClasses(Map.of("high_potential", true)))
                .isEmpty();
    }

    @Test
    void a_score_that_is_meant_as_a_probability_is_held_against_the_outcomes() {
        SplittableRandom random = new SplittableRandom(1);
        World honest = World.healthy()
                .results(5_000)
                .each(r -> Scans.of(r)
                        .outcome(random.nextDouble() < r.overallScore() / 100)
                        .result())
                .policy(CalibrationPolicy.builder()
                        .expectedOutcomes(ExpectedOutcomes.builder()
                                .scoreMeans(Meaning.GOOD_OUTCOME)
                                .build())
                        .build());
        assertThat(honest.judge(BuiltIn.analyzer("score_probability")).findings(Severity.LOW))
                .isEmpty();
        Finding finding = honest.each(r -> Scans.of(r)
                        .outcome(random.nextDouble() < r.overallScore() / 100 - 0.15)
                        .result())
                .judge(BuiltIn.analyzer("score_probability"))
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("score_miscalibrated:score:probability");
        assertThat(finding.description()).startsWith("The score is 0.1").contains("too high on average");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    void a_confidence_that_rose_by_a_tenth_since_the_baseline_is_a_change_whatever_it_means() {
        World before = World.earlier(2_000);
        assertThat(World.healthy()
                        .against(before)
                        .judge(BuiltIn.analyzer("confidence_shift"))
                        .findings(Severity.LOW))
                .isEmpty();
        Finding finding = World.healthy()
                .confidence(0.94, 0.82, 0.67, 0.56, 0.80)
                .policy(CalibrationPolicy.standard())
                .against(before)
                .judge(BuiltIn.analyzer("confidence_shift"))
                .findings()
                .get(0);
        assertThat(finding.type()).isEqualTo("confidence_shift");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description()).contains("The mean confidence of", "in the baseline");
    }

    @Test
    void healthy_confidence_is_left_in_peace_also_with_a_huge_sample() {
        assertThat(World.healthy().results(100_000).judge(ALL).findings()).isEmpty();
    }

    @Test
    void confidence_inverted_over_the_classes_is_seen() {
        long seen =
                seen("confidence_inverted", seed -> World.healthy().seed(seed).each(ConfidenceAnalyzersTest::inverted));
        assertThat(seen).isEqualTo(40);
    }

    @Test
    void confidence_inverted_before_the_classes_are_given_is_seen_too() {
        long seen = seen(
                "confidence_inverted", seed -> World.healthy().seed(seed).confidence(0.46, 0.57, 0.72, 0.84, 0.70));
        assertThat(seen).isGreaterThanOrEqualTo(38);
    }

    @Test
    void confidence_that_rises_with_contradictions_is_seen() {
        Finding finding = World.healthy()
                .each(r -> conflicting(r, r.confidence() == null ? 0 : r.confidence()))
                .judge(BuiltIn.analyzer("confidence_conflict"))
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("confidence_conflict:confidence:conflict");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(World.healthy()
                        .each(r -> conflicting(r, r.confidence() == null ? 0 : 1 - r.confidence()))
                        .judge(BuiltIn.analyzer("confidence_conflict"))
                        .findings())
                .isEmpty();
    }

    @Test
    void the_share_that_confidence_alone_denies_a_class_is_a_note() {
        CalibrationReport report =
                World.healthy().confidence(0.6, 0.72, 0.57, 0.46, 0.70).judge(BuiltIn.analyzer("confidence_denial"));
        assertThat(report.findings()).hasSize(1).allMatch(f -> f.verdict() == Verdict.NOTE);
        assertThat(report.findings().get(0).evidence().observed().orElseThrow().value())
                .isBetween(0.10, 0.25);
    }

    @Test
    void without_confidence_or_outcomes_or_enough_of_them_nothing_is_said() {
        assertThat(World.healthy()
                        .each(r -> Scans.of(r).confidence(null).result())
                        .judge(ALL)
                        .findings())
                .isEmpty();
        assertThat(World.healthy()
                        .each(r -> Scans.of(r).outcome(null).result())
                        .judge(BuiltIn.analyzer("confidence_outcome"))
                        .findings())
                .isEmpty();
        assertThat(World.healthy().results(9).judge(ALL).findings()).isEmpty();
    }

    private static long seen(String type, LongFunction<World> world) {
        return LongStream.range(0, 40)
                .filter(seed -> world.apply(seed).judge(ALL).findings(Severity.MEDIUM).stream()
                        .anyMatch(f -> f.type().equals(type)))
                .count();
    }

    private static ScanResult inverted(ScanResult r) {
        return Scans.of(r)
                .confidence(r.confidence() == null ? null : 1.2 - r.confidence())
                .result();
    }

    private static ScanResult conflicting(ScanResult r, double conflict) {
        return new ScanResult(
                r.observedAt(),
                r.logicVersion(),
                r.overallScore(),
                r.classification(),
                r.categoryScores(),
                r.confidence(),
                r.flags(),
                r.escalations(),
                r.tier(),
                r.dataSufficient(),
                conflict,
                r.outcome());
    }
}
