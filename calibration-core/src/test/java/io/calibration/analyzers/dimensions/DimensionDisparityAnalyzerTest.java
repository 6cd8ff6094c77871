package io.calibration.analyzers.dimensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationPolicy.Differences;
import io.calibration.analyzers.BuiltIn;
import java.util.List;
import org.junit.jupiter.api.Test;

class DimensionDisparityAnalyzerTest {

    private static final AnalysisContext ALIKE = SlicedWorld.of(4_000, (draft, random) -> {});
    private static final AnalysisContext PUBLIC_WORSE = SlicedWorld.of(4_000, (draft, random) -> {
        draft.score -= draft.segment.equals("public") ? 20 : 0;
        draft.good &= !draft.segment.equals("charity") || random.nextBoolean();
    });

    private static List<Assessment> judge(AnalysisContext context, Differences most) {
        return BuiltIn.analyzer("dimension_disparity")
                .analyze(SlicedWorld.by(
                        CalibrationPolicy.builder().dimension("segment", most).build(), context));
    }

    private static List<String> violations(List<Assessment> said) {
        return said.stream()
                .filter(assessment -> assessment.verdict() == Verdict.VIOLATION)
                .map(assessment -> assessment.type() + " " + assessment.subject())
                .toList();
    }

    @Test
    void values_may_differ_unless_the_policy_says_otherwise() {
        assertThat(BuiltIn.analyzer("dimension_disparity").analyze(PUBLIC_WORSE))
                .isEmpty();
        assertThat(judge(PUBLIC_WORSE, new Differences(null, null))).isEmpty();
    }

    @Test
    void a_value_whose_share_of_a_class_is_further_off_than_allowed_is_named_with_the_class_and_the_size() {
        List<Assessment> said = judge(PUBLIC_WORSE, new Differences(0.1, null));
        assertThat(violations(said)).containsExactly("dimension_class_disparity dimension:segment:public");
        Assessment worse = said.stream()
                .filter(assessment -> assessment.verdict() == Verdict.VIOLATION)
                .findFirst()
                .orElseThrow();
        assertThat(worse.description().text())
                .startsWith("In segment public ")
                .contains(" are in class from_", " of all other values: a difference of ", "; up to 10 % is allowed.");
        assertThat(worse.evidence().p().orElseThrow()).isLessThan(0.01);
        assertThat(violations(judge(ALIKE, new Differences(0.1, 0.1)))).isEmpty();
        assertThat(violations(judge(PUBLIC_WORSE, new Differences(0.6, null)))).isEmpty();
    }

    @Test
    void outcomes_are_held_against_one_another_within_a_class() {
        assertThat(violations(judge(PUBLIC_WORSE, new Differences(null, 0.1))))
                .containsExactly("dimension_outcome_disparity dimension:segment:charity");
    }

    @Test
    void few_results_are_undecided_and_fewer_are_not_judged() {
        AnalysisContext few =
                SlicedWorld.of(400, (draft, random) -> draft.score -= draft.segment.equals("public") ? 12 : 0);
        assertThat(judge(few, new Differences(0.1, null)))
                .filteredOn(assessment -> assessment.subject().endsWith("public"))
                .extracting(Assessment::verdict)
                .containsExactly(Verdict.INCONCLUSIVE);
        assertThat(judge(SlicedWorld.of(100, (draft, random) -> {}), new Differences(0.1, null)))
                .extracting(Assessment::subject)
                .doesNotContain("dimension:segment:public");
    }
}
