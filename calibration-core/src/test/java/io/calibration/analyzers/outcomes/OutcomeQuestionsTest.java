package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Does the score tell good from bad, do better classes have better outcomes, are as many good as there should be? */
class OutcomeQuestionsTest {

    private static final ScoringConfig LOWER_IS_BETTER = ConfigJson.read("""
            {"logic_version": "1.0.0", "score_scale": {"direction": "lower_is_better"},
             "class_thresholds": {"good": {"min_score": 0}, "bad": {"min_score": 50}}}
            """.getBytes(StandardCharsets.UTF_8));

    private static World outcomes(int seed, ToDoubleFunction<ScanResult> chance) {
        SplittableRandom random = new SplittableRandom(seed);
        return World.healthy()
                .results(2_000)
                .each(r -> Scans.of(r)
                        .outcome(random.nextDouble() < chance.applyAsDouble(r))
                        .result());
    }

    private static double rising(ScanResult r) {
        return 0.1 + 0.008 * r.overallScore();
    }

    private static List<Finding> findings(World world, String analyzer) {
        return world.judge(BuiltIn.analyzer(analyzer)).findings(Severity.LOW);
    }

    @Test
    void a_score_that_tells_good_from_bad_is_fine() {
        assertThat(findings(outcomes(1, OutcomeQuestionsTest::rising), "score_discrimination"))
                .isEmpty();
    }

    @Test
    void a_score_that_runs_against_the_outcomes_is_grave() {
        Finding finding = findings(outcomes(1, r -> 1 - rising(r)), "score_discrimination")
                .get(0);
        assertThat(finding.id()).isEqualTo("score_against_outcomes:score:outcome");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description())
                .startsWith(
                        "The score runs against the outcomes: of a good and a bad one the good one has the better score in ");
    }

    @Test
    void a_score_that_tells_nothing_is_told_so_and_from_few_outcomes_that_it_is_open() {
        Finding finding =
                findings(outcomes(1, r -> 0.5), "score_discrimination").get(0);
        assertThat(finding.type()).isEqualTo("score_tells_nothing");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        CalibrationReport few =
                outcomes(1, OutcomeQuestionsTest::rising).results(80).judge(BuiltIn.analyzer("score_discrimination"));
        assertThat(few.findings(Severity.LOW)).isEmpty();
        assertThat(few.findings())
                .allSatisfy(open -> assertThat(open.description()).startsWith("Whether the score tells"));
    }

    @Test
    void a_score_that_tells_as_little_as_in_the_baseline_is_no_news_and_one_that_tells_nothing_in_both_is() {
        World little = outcomes(1, OutcomeQuestionsTest::hardlyRising)
                .results(20_000)
                .against(outcomes(2, OutcomeQuestionsTest::hardlyRising).results(40_000));
        assertThat(findings(little, "score_discrimination")).isEmpty();
        assertThat(little.judge(BuiltIn.analyzer("score_discrimination")).findings())
                .anyMatch(note -> note.type().equals("score_tells_nothing")
                        && note.description().text().contains(" in the baseline."));
        World nothing = outcomes(1, r -> 0.5)
                .results(20_000)
                .against(outcomes(2, r -> 0.5).results(40_000));
        assertThat(findings(nothing, "score_discrimination"))
                .extracting(Finding::type)
                .containsExactly("score_tells_nothing");
    }

    private static double hardlyRising(ScanResult r) {
        return 0.46 + 0.0012 * r.overallScore();
    }

    @Test
    void where_lower_is_better_a_score_that_falls_with_good_outcomes_is_right() {
        World falling = lower(r -> 1 - rising(r));
        assertThat(findings(falling, "score_discrimination")).isEmpty();
        assertThat(findings(falling, "class_outcome_order")).isEmpty();
        World rising = lower(OutcomeQuestionsTest::rising);
        assertThat(findings(rising, "score_discrimination"))
                .extracting(Finding::type)
                .containsExactly("score_against_outcomes");
        assertThat(findings(rising, "class_outcome_order"))
                .extracting(Finding::id)
                .containsExactly("class_outcomes_inverted:class:bad_over_good");
    }

    private static World lower(ToDoubleFunction<ScanResult> chance) {
        SplittableRandom random = new SplittableRandom(7);
        return World.of(World.healthy().results(2_000).draw().stream()
                        .map(r -> ScanResult.builder()
                                .observedAt(r.observedAt())
                                .logicVersion("1.0.0")
                                .overallScore(r.overallScore())
                                .classification(r.overallScore() >= 50 ? "bad" : "good")
                                .outcome(random.nextDouble() < chance.applyAsDouble(r))
                                .build())
                        .toList())
                .config(LOWER_IS_BETTER)
                .policy(CalibrationPolicy.standard());
    }

    @Test
    void a_range_of_the_policy_is_held_against_what_the_score_tells() {
        ExpectedOutcomes sharp =
                ExpectedOutcomes.builder().scoreAuc(new Interval(0.9, 1)).build();
        World world = outcomes(1, OutcomeQuestionsTest::rising)
                .policy(CalibrationPolicy.builder().expectedOutcomes(sharp).build());
        assertThat(findings(world, "score_discrimination"))
                .extracting(Finding::type)
                .containsExactly("score_discrimination_low");
    }

    @Test
    void a_score_that_tells_less_than_in_the_baseline_is_a_change() {
        World now = outcomes(1, r -> 0.45 + 0.0025 * r.overallScore())
                .against(outcomes(2, OutcomeQuestionsTest::rising).results(4_000));
        assertThat(findings(now, "score_discrimination"))
                .extracting(Finding::type)
                .contains("score_discrimination_shift");
        World same = outcomes(1, OutcomeQuestionsTest::rising)
                .against(outcomes(2, OutcomeQuestionsTest::rising).results(4_000));
        assertThat(findings(same, "score_discrimination")).isEmpty();
    }

    @Test
    void of_outcomes_of_the_best_classes_alone_a_low_area_says_nothing_and_the_report_says_so() {
        World approved = outcomes(1, r -> 0.6)
                .each(r ->
                        r.overallScore() >= 65 ? r : Scans.of(r).outcome(null).result());
        CalibrationReport report = approved.judge(BuiltIn.analyzer("score_discrimination"));
        assertThat(report.findings(Severity.LOW)).isEmpty();
        assertThat(report.notJudged())
                .anyMatch(open -> open.takes().equals("outcomes of a random part of every class"));
        assertThat(findings(approved, "class_outcome_order")).isEmpty();
    }

    @Test
    void a_worse_class_with_better_outcomes_is_named() {
        World world = outcomes(1, r -> r.classification().equals("caution") ? 0.9 : rising(r));
        Finding finding = findings(world, "class_outcome_order").get(0);
        assertThat(finding.id()).isEqualTo("class_outcomes_inverted:class:caution_over_mixed_signals");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(findings(outcomes(1, OutcomeQuestionsTest::rising), "class_outcome_order"))
                .isEmpty();
    }

    @Test
    void the_share_of_good_outcomes_is_held_against_the_ranges_of_the_policy() {
        ExpectedOutcomes expected = ExpectedOutcomes.builder()
                .rate(new Interval(0.8, 1))
                .classRate("caution", new Interval(0, 0.2))
                .classRate("high_potential", new Interval(0.5, 1))
                .build();
        World world = outcomes(1, OutcomeQuestionsTest::rising)
                .policy(CalibrationPolicy.builder().expectedOutcomes(expected).build());
        assertThat(findings(world, "outcome_rate"))
                .extracting(Finding::id)
                .containsExactlyInAnyOrder("low_outcome_rate:outcomes:rate", "high_outcome_rate:class:caution");
        CalibrationReport unsaid = world.policy(CalibrationPolicy.standard()).judge(BuiltIn.analyzer("outcome_rate"));
        assertThat(unsaid.findings()).isEmpty();
        assertThat(unsaid.notJudged())
                .filteredOn(open -> open.takes().equals("outcome_rate in the policy, or a baseline"))
                .singleElement()
                .satisfies(open ->
                        assertThat(open.summarize()).startsWith("share of good ones among the outcomes (seen: "));
    }

    @Test
    void outcomes_that_are_better_at_the_same_scores_than_in_the_baseline_are_a_change_and_other_scores_are_none() {
        World before = outcomes(2, OutcomeQuestionsTest::rising).results(4_000);
        World better = outcomes(1, r -> 0.15 + rising(r)).against(before);
        assertThat(findings(better, "outcome_shift")).extracting(Finding::type).containsExactly("outcome_rate_shift");
        World otherScores = outcomes(1, OutcomeQuestionsTest::rising)
                .shares(0.5, 0.3, 0.1, 0.05, 0.05)
                .against(before);
        assertThat(findings(otherScores, "outcome_shift")).isEmpty();
    }
}
