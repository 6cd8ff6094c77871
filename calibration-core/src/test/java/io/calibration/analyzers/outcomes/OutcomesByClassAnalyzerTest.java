package io.calibration.analyzers.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class OutcomesByClassAnalyzerTest {

    private static World without(World world, Predicate<ScanResult> lacking) {
        return world.each(r -> lacking.test(r) ? Scans.of(r).outcome(null).result() : r);
    }

    private static boolean isRefused(ScanResult result) {
        return result.overallScore() < 65;
    }

    private static CalibrationReport judge(World world) {
        return world.judge(BuiltIn.analyzer("outcomes_by_class"));
    }

    @Test
    void outcomes_of_approved_cases_alone_are_told_with_what_would_tell_whether_that_is_meant() {
        CalibrationReport report = judge(without(World.healthy(), OutcomesByClassAnalyzerTest::isRefused));
        assertThat(report.findings())
                .extracting(Finding::id)
                .containsExactly("outcomes_missing_by_class:outcomes:by_class");
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.INFO);
        assertThat(report.findings().get(0).description())
                .startsWith("Outcomes are known of 100.0 % of")
                .contains("what they tell holds for chosen cases")
                .contains("outcomes.classes in the policy, or a baseline, would tell");
    }

    @Test
    void the_same_choice_as_in_the_baseline_is_no_change_though_the_mix_of_classes_is_another() {
        for (int seed = 0; seed < 20; seed++) {
            World now = World.healthy().seed(seed).shares(0.4, 0.2, 0.2, 0.1, 0.1);
            World before = World.earlier(2_000);
            assertThat(judge(without(now, OutcomesByClassAnalyzerTest::isRefused)
                                    .against(without(before, OutcomesByClassAnalyzerTest::isRefused)))
                            .findings(Severity.LOW))
                    .isEmpty();
        }
    }

    @Test
    void another_choice_than_in_the_baseline_is_a_finding_that_names_the_class() {
        CalibrationReport report = judge(
                without(World.healthy(), OutcomesByClassAnalyzerTest::isRefused).against(World.earlier(2_000)));
        Finding finding = report.findings(Severity.MEDIUM).get(0);
        assertThat(finding.id()).isEqualTo("outcome_selection_shift:outcomes:selection");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.description()).contains("mixed_signals: 0.0 % have one, against 100.0 % then");
    }

    @Test
    void outcomes_of_classes_that_have_none_by_the_policy_are_a_finding_and_of_the_others_are_not() {
        CalibrationPolicy approved = CalibrationPolicy.builder()
                .outcomes(KnownOutcomes.UNSAID.of(new TreeSet<>(List.of("high_potential", "worth_exploring"))))
                .build();
        assertThat(judge(World.healthy().policy(approved)).findings())
                .extracting(Finding::id)
                .containsExactly("outcomes_of_other_classes:outcomes:other_classes");
        Finding meant = judge(without(World.healthy().policy(approved), OutcomesByClassAnalyzerTest::isRefused))
                .findings()
                .get(0);
        assertThat(meant.severity()).isEqualTo(Severity.INFO);
        assertThat(meant.description()).doesNotContain("would tell");
    }

    @Test
    void outcomes_that_are_missing_alike_in_every_class_are_not_told_as_missing_in_some_more_than_in_others() {
        SplittableRandom random = new SplittableRandom(5);
        CalibrationReport report = judge(without(World.healthy().results(200), r -> random.nextInt(2) == 0));
        assertThat(report.findings()).extracting(Finding::verdict).containsExactly(Verdict.INCONCLUSIVE);
        assertThat(report.findings().get(0).description())
                .contains("is open: what is seen could be chance (Cramer's V");
    }
}
