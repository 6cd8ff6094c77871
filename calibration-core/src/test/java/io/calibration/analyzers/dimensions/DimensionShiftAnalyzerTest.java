package io.calibration.analyzers.dimensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.Snapshots;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DimensionShiftAnalyzerTest {

    private static List<String> told(AnalysisContext context) {
        return DimensionShiftAnalyzer.analyze(context).stream()
                .map(said -> said.type() + " " + said.subject())
                .toList();
    }

    private static Assessment only(AnalysisContext context, String type) {
        List<Assessment> all = DimensionShiftAnalyzer.analyze(context).stream()
                .filter(said -> said.type().equals(type))
                .toList();
        assertThat(all)
                .isNotEmpty()
                .extracting(Assessment::subject)
                .containsOnly(all.get(0).subject());
        assertThat(all.get(0).verdict()).isEqualTo(Verdict.VIOLATION);
        return all.get(0);
    }

    @Test
    void values_that_differ_and_did_not_change_are_no_finding() {
        assertThat(told(SlicedWorld.of(4_000, (draft, random) -> {}))).isEmpty();
    }

    @Test
    void a_value_that_scores_lower_is_named_with_the_size_and_what_the_others_did() {
        Assessment shift = only(
                SlicedWorld.of(4_000, (draft, random) -> draft.score -= draft.segment.equals("public") ? 8 : 0),
                "dimension_score_shift");
        assertThat(shift.subject()).isEqualTo("dimension:segment:public");
        assertThat(shift.evidence().interval().orElseThrow().contains(-8)).isTrue();
        assertThat(shift.evidence().figure("others_moved").orElseThrow()).isBetween(-1.5, 1.5);
        assertThat(shift.share()).isBetween(0.1, 0.15);
        assertThat(shift.description().text())
                .startsWith("In segment public scores are ")
                .contains(" points lower than");
    }

    @Test
    void the_half_of_the_results_that_changed_is_named_and_not_the_others() {
        assertThat(told(SlicedWorld.of(
                        4_000, (draft, random) -> draft.score -= draft.segment.equals("retail") ? 8 : 0)))
                .contains("dimension_score_shift dimension:segment:retail")
                .allMatch(said -> said.endsWith(":retail"));
    }

    @Test
    void of_two_values_the_one_that_moved_is_named() {
        assertThat(told(SlicedWorld.of(
                        4_000,
                        (draft, random) -> {
                            draft.segment = draft.segment.equals("retail") ? "retail" : "corporate";
                            draft.score += draft.segment.equals("corporate") ? 8 : 0;
                        },
                        (draft, random) -> draft.segment = draft.segment.equals("retail") ? "retail" : "corporate")))
                .contains("dimension_score_shift dimension:segment:corporate")
                .allMatch(said -> said.endsWith(":corporate"));
    }

    @Test
    void what_befalls_all_values_alike_is_not_told_of_one() {
        assertThat(told(SlicedWorld.of(4_000, (draft, random) -> {
                    draft.score -= 8;
                    draft.flagged &= random.nextBoolean();
                })))
                .isEmpty();
        assertThat(told(SlicedWorld.of(
                        4_000, (draft, random) -> {}, (draft, random) -> draft.flagged &= random.nextBoolean())))
                .isEmpty();
    }

    @Test
    void other_shares_of_values_that_differ_are_no_change_of_one() {
        assertThat(told(SlicedWorld.of(4_000, (draft, random) -> {}, (draft, random) -> {
                    if (draft.segment.equals("retail") && random.nextInt(3) > 0) {
                        draft.segment = "charity";
                        draft.score -= 6;
                        draft.flagged |= random.nextInt(6) == 0;
                    }
                })))
                .noneMatch(said -> said.endsWith(":corporate") || said.endsWith(":public"));
    }

    @Test
    void flags_and_escalations_that_doubled_in_one_value_are_told_of_it() {
        Assessment flags = only(
                SlicedWorld.of(
                        4_000,
                        (draft, random) ->
                                draft.flagged |= draft.segment.equals("public") && random.nextDouble() < 0.4),
                "dimension_flag_shift");
        assertThat(flags.subject()).isEqualTo("dimension:segment:public");
        Assessment escalated = only(
                SlicedWorld.of(
                        4_000,
                        (draft, random) ->
                                draft.escalated |= draft.segment.equals("corporate") && random.nextDouble() < 0.15),
                "dimension_escalation_shift");
        assertThat(escalated.subject()).isEqualTo("dimension:segment:corporate");
        assertThat(escalated.evidence().figure("ratio").orElseThrow()).isGreaterThan(2);
    }

    @Test
    void what_a_value_never_had_before_is_at_least_so_many_times_as_often() {
        Assessment escalated = only(
                SlicedWorld.of(
                        4_000,
                        (draft, random) -> {},
                        (draft, random) -> draft.escalated &= !draft.segment.equals("corporate")),
                "dimension_escalation_shift");
        assertThat(escalated.subject()).isEqualTo("dimension:segment:corporate");
        assertThat(escalated.description().text())
                .contains("against 0.0 % in the baseline", "(95 % interval at least ");
    }

    @Test
    void outcomes_that_turned_bad_in_one_value_are_told_of_it() {
        Assessment outcomes = only(
                SlicedWorld.of(
                        4_000,
                        (draft, random) ->
                                draft.good &= !draft.segment.equals("corporate") || random.nextDouble() < 0.6),
                "dimension_outcome_shift");
        assertThat(outcomes.subject()).isEqualTo("dimension:segment:corporate");
        assertThat(outcomes.evidence().figure("difference").orElseThrow()).isBetween(-0.33, -0.15);
    }

    @Test
    void classes_that_are_given_otherwise_in_one_value_at_the_same_scores_are_told_of_it() {
        Assessment classes = only(
                SlicedWorld.of(4_000, (draft, random) -> {
                    if (draft.segment.equals("corporate") && draft.score >= 65 && random.nextBoolean()) {
                        draft.stored = "from_45";
                    }
                }),
                "dimension_class_shift");
        assertThat(classes.subject()).isEqualTo("dimension:segment:corporate");
        assertThat(classes.description().text()).contains(" in class from_");
    }

    @Test
    void results_of_one_value_that_are_pushed_over_a_threshold_are_told_of_it() {
        Assessment crowding = only(
                SlicedWorld.of(20_000, (draft, random) -> {
                    double under = Math.ceil((draft.score - 5) / 20) * 20 + 5 - draft.score;
                    draft.score += draft.segment.equals("retail") && under <= 3 && random.nextInt(3) > 0 ? 3 : 0;
                }),
                "dimension_crowding_shift");
        assertThat(crowding.subject()).isEqualTo("dimension:segment:retail");
    }

    @Test
    void a_baseline_with_other_score_bins_is_not_compared_and_said_so() {
        AnalysisContext alike = SlicedWorld.of(500, (draft, random) -> {});
        AnalysisContext context =
                Snapshots.context(SlicedWorld.CONFIG, alike.snapshot(), SlicedWorld.withALineBetweenScores(1_000));
        assertThat(DimensionShiftAnalyzer.analyze(context)).isEmpty();
        assertThat(DimensionShiftAnalyzer.notJudged(context))
                .extracting(NotJudged::why)
                .contains("The baseline has other classes or score bins.");
    }

    @Test
    void what_cannot_be_compared_is_said_and_not_told_as_fine() {
        AnalysisContext context = SlicedWorld.of(200, (draft, random) -> {});
        assertThat(DimensionShiftAnalyzer.notJudged(context))
                .extracting(NotJudged::why)
                .satisfiesExactly(
                        few -> assertThat(few)
                                .isEqualTo("Some values have fewer than 30 results in window or baseline."),
                        small -> assertThat(small)
                                .startsWith("Of the value with the fewest results ")
                                .endsWith(
                                        " is missed in more than one window of five, even if all results are independent."));
        assertThat(DimensionShiftAnalyzer.notJudged(Snapshots.context(SlicedWorld.CONFIG, context.snapshot())))
                .extracting(NotJudged::why)
                .containsExactly("There is no baseline.");
        MetricsSnapshot exact = context.baseline().orElseThrow();
        MetricsSnapshot published = new MetricsSnapshot(exact.window(), exact.metrics(), PrivacyPolicy.standard());
        AnalysisContext before = Snapshots.context(SlicedWorld.CONFIG, context.snapshot(), published);
        assertThat(told(before)).isEmpty();
        assertThat(DimensionShiftAnalyzer.notJudged(before))
                .extracting(NotJudged::why)
                .containsExactly("The baseline is a published one, which does not hold joint counts by value.");
    }
}
