package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.testing.World;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnjudgedTest {

    private static CalibrationReport judge(World world, CalibrationPolicy policy) {
        return world.policy(policy).judge();
    }

    private static List<String> questions(CalibrationReport report) {
        return report.notJudged().stream().map(NotJudged::question).toList();
    }

    @Test
    void without_ranges_and_without_a_baseline_the_report_lists_what_it_has_and_what_it_would_take() {
        CalibrationReport report = judge(World.healthy(), CalibrationPolicy.standard());
        assertThat(questions(report))
                .containsExactly(
                        "share of results with a flag",
                        "share of critical ones among the flags",
                        "how often each flag type comes",
                        "share of results that are escalated",
                        "share of results whose data sufficed",
                        "share of class high_potential, worth_exploring, mixed_signals, caution, high_risk",
                        "mean confidence of class high_potential, worth_exploring, mixed_signals, caution, high_risk",
                        "how often each category has a score");
        assertThat(report.notJudged())
                .extracting(NotJudged::takes)
                .startsWith("flag_rate in the policy, or a baseline", "critical_flag_share in the policy");
        assertThat(report.notJudged().get(0).observed()).isBetween(0.1, 0.3);
        assertThat(report.notJudged().get(0).n()).isEqualTo(1_000);
        assertThat(report.summarize())
                .contains("Not judged: share of results that are escalated (seen: ")
                .contains("of 1,000): it takes escalation_rate in the policy, or a baseline.");
    }

    @Test
    void what_the_policy_or_the_baseline_says_is_not_listed() {
        assertThat(questions(judge(World.healthy(), CalibrationPolicy.original())))
                .containsExactly("how often each flag type comes", "how often each category has a score");
        assertThat(questions(judge(World.healthy().against(World.earlier(1_000)), CalibrationPolicy.standard())))
                .containsExactly(
                        "share of critical ones among the flags",
                        "mean confidence of class high_potential, worth_exploring, mixed_signals, caution, high_risk",
                        "how often each category has a score");
    }

    @Test
    void a_range_for_some_classes_leaves_the_others() {
        CalibrationPolicy some = CalibrationPolicy.builder()
                .classShare("caution", new Interval(0, 1))
                .build();
        assertThat(questions(judge(World.healthy(), some)))
                .contains("share of class high_potential, worth_exploring, mixed_signals, high_risk");
    }

    @Test
    void what_is_switched_off_is_not_missed_and_does_not_count_as_compared() {
        CalibrationPolicy off = CalibrationPolicy.standard().without(Set.of("flag_rate"));
        assertThat(questions(judge(World.healthy(), off))).doesNotContain("share of results with a flag");
        CalibrationPolicy blind = CalibrationPolicy.standard().without(Set.of("rate_shift"));
        assertThat(questions(judge(World.healthy().against(World.earlier(1_000)), blind)))
                .contains("share of results with a flag", "share of results that are escalated");
    }

    @Test
    void no_results_leave_no_question() {
        assertThat(judge(World.of(List.of()), CalibrationPolicy.standard()).notJudged())
                .isEmpty();
    }
}
