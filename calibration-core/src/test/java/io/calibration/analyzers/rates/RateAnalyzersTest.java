package io.calibration.analyzers.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public class RateAnalyzersTest {

    @Test
    public void too_many_flags_are_reported_with_the_numbers_in_plain_words() {
        Finding finding =
                only(World.healthy().flag("vague_answers", "medium", 0.35).judge(BuiltIn.analyzer("flag_rate")));
        assertThat(finding.id()).isEqualTo("over_triggered_flags:flags:overall");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description())
                .matches(
                        "\\d\\d\\.\\d % of 1,000 results carry a flag \\(95 % interval \\d\\d\\.\\d % to \\d\\d\\.\\d %\\); "
                                + "5 % to 30 % is expected\\.");
        assertThat(finding.affectedComponents()).contains("/red_flag_severity_thresholds");
    }

    @Test
    public void too_few_flags_are_reported() {
        Finding finding = only(World.healthy().noFlags().judge(BuiltIn.analyzer("flag_rate")));
        assertThat(finding.type()).isEqualTo("under_triggered_flags");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.MEDIUM);
    }

    @Test
    public void healthy_rates_are_not_reported() {
        assertThat(World.healthy()
                        .results(5_000)
                        .judge(
                                BuiltIn.analyzer("flag_rate"),
                                BuiltIn.analyzer("critical_flag_share"),
                                BuiltIn.analyzer("escalation_rate"),
                                BuiltIn.analyzer("data_sufficiency"),
                                BuiltIn.analyzer("class_share"))
                        .findings())
                .isEmpty();
    }

    @Test
    public void
            a_rare_class_that_lacks_where_each_person_is_scanned_five_times_a_day_is_not_told_as_if_all_were_independent() {
        List<ScanResult> people = World.healthy().results(40).draw().stream()
                .filter(result -> !"high_potential".equals(result.classification()))
                .toList();
        World fiveTimes = World.of(people.stream()
                        .flatMap(result -> IntStream.range(0, 5).mapToObj(i -> result))
                        .toList())
                .policy(CalibrationPolicy.builder()
                        .classShares(Map.of("high_potential", new Interval(0.06, 0.2)))
                        .build());
        assertThat(fiveTimes.judge(BuiltIn.analyzer("class_share")).findings(Severity.LOW))
                .isEmpty();
        World once = World.of(World.healthy().results(200).draw().stream()
                        .filter(result -> !"high_potential".equals(result.classification()))
                        .toList())
                .policy(CalibrationPolicy.builder()
                        .classShares(Map.of("high_potential", new Interval(0.06, 0.2)))
                        .build());
        assertThat(once.judge(BuiltIn.analyzer("class_share")).findings(Severity.LOW))
                .hasSize(1);
    }

    @Test
    public void a_small_sample_is_inconclusive_and_says_how_many_results_would_decide() {
        Finding finding = only(World.healthy().results(40).judge(BuiltIn.analyzer("escalation_rate")));
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.description())
                .containsPattern("Too few to decide; if it is as it seems, about \\d+ would do\\.");
        assertThat(finding.evidence().requiredSampleSize().orElseThrow()).isBetween(41L, 1_000L);
    }

    @Test
    public void a_trivial_excess_in_a_huge_sample_is_no_finding() {
        CalibrationReport report =
                World.healthy().results(100_000).escalationRate(0.155).judge(BuiltIn.analyzer("escalation_rate"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    public void a_rate_outside_its_range_that_the_margin_lets_pass_says_so() {
        Finding finding =
                only(World.healthy().results(2_000).escalationRate(0.162).judge(BuiltIn.analyzer("escalation_rate")));
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.description())
                .contains("at most 15 % is expected, and less than 1.50 points beyond that is too little to matter");
        assertThat(only(World.healthy().escalationRate(0.3).judge(BuiltIn.analyzer("escalation_rate")))
                        .description())
                .endsWith("at most 15 % is expected.");
    }

    @Test
    public void many_escalations_are_reported() {
        Finding finding = only(World.healthy().escalationRate(0.3).judge(BuiltIn.analyzer("escalation_rate")));
        assertThat(finding.id()).isEqualTo("high_escalation_rate:escalation:overall");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    public void a_flag_type_that_the_policy_has_a_range_for_is_judged_on_its_own_also_when_it_never_came() {
        CalibrationPolicy policy = CalibrationPolicy.builder()
                .flagTypeRate("late_reply", new Interval(0.01, 0.1))
                .flagTypeRate("never_seen", new Interval(0.02, 0.1))
                .build();
        CalibrationReport report =
                World.healthy().flag("late_reply", "low", 0.2).policy(policy).judge(BuiltIn.analyzer("flag_type_rate"));
        assertThat(report.findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder(
                        "over_triggered_flags:flag_type:late_reply", "under_triggered_flags:flag_type:never_seen");
        assertThat(report.findings(Severity.MEDIUM)).hasSize(2);
    }

    @Test
    public void fault_02_three_critical_flags_out_of_five_are_not_a_high_finding() {
        List<ScanResult> results = IntStream.range(0, 100)
                .mapToObj(i -> Scans.at(i % 10).flags(i >= 5 ? List.of() : List.of(flag(i < 3 ? "critical" : "low"))))
                .map(Scans::result)
                .toList();
        Finding finding = only(Scans.judge(results, BuiltIn.analyzer("critical_flag_share")));
        assertThat(finding.severity()).isEqualTo(Severity.INFO);
        assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(finding.description())
                .hasToString("3 of 5 flags are critical. Too few to decide; if it is as it seems, about 30 would do.");
    }

    @Test
    public void many_critical_flags_are_a_finding_once_there_are_enough_of_them() {
        Finding finding = only(World.healthy()
                .results(2_000)
                .flag("pressure", "critical", 0.15)
                .judge(BuiltIn.analyzer("critical_flag_share")));
        assertThat(finding.type()).isEqualTo("high_critical_flag_rate");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    public void fault_04_a_runaway_flag_type_is_seen_though_the_overall_rate_is_fine() {
        World world =
                World.healthy().results(2_000).flag("late_reply", "low", 0.10).against(World.earlier(4_000));
        assertThat(world.judge(BuiltIn.analyzer("flag_rate")).findings()).isEmpty();
        Finding finding = only(world.judge(BuiltIn.analyzer("flag_type_shift")), Severity.MEDIUM);
        assertThat(finding.id()).isEqualTo("flag_rate_shift:flag_type:late_reply");
    }

    @Test
    public void fault_04_a_dead_critical_flag_type_is_a_critical_finding() {
        Finding finding = only(
                World.healthy()
                        .results(2_000)
                        .flag("pressure", "critical", 0)
                        .against(World.earlier(4_000))
                        .judge(BuiltIn.analyzer("flag_type_shift")),
                Severity.MEDIUM);
        assertThat(finding.id()).isEqualTo("silenced_flag:flag_type:pressure");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description()).startsWith("None of 2,000 results carry the flag pressure; it was 1.");
    }

    @Test
    public void too_little_data_is_reported_and_what_is_not_said_is_a_category_of_its_own() {
        Finding low = only(World.healthy().sufficiencyRate(0.5).judge(BuiltIn.analyzer("data_sufficiency")));
        assertThat(low.id()).isEqualTo("low_data_sufficiency:sufficiency:overall");
        assertThat(low.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        Finding unsaid = only(World.healthy()
                .each(r -> r.overallScore() > 60 ? Scans.of(r).sufficient(null).result() : r)
                .judge(BuiltIn.analyzer("data_sufficiency")));
        assertThat(unsaid.id()).isEqualTo("unknown_data_sufficiency:sufficiency:unknown");
        assertThat(unsaid.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
    }

    @Test
    public void a_class_that_is_gone_and_one_that_swells_are_reported() {
        CalibrationReport report =
                World.healthy().results(500).shares(0.2, 0.3, 0.26, 0, 0.24).judge(BuiltIn.analyzer("class_share"));
        assertThat(report.findings(Severity.MEDIUM))
                .extracting(Finding::id)
                .containsExactlyInAnyOrder(
                        "low_classification_rate:class:caution", "high_classification_rate:class:high_risk");
        assertThat(report.findings().get(0).affectedComponents().get(0)).startsWith("/compatibility_thresholds/");
    }

    @Test
    public void the_last_class_takes_what_the_one_before_refuses_so_the_advice_names_that_one() {
        CalibrationReport report =
                World.healthy().results(500).shares(0.2, 0.3, 0.26, 0, 0.24).judge(BuiltIn.analyzer("class_share"));
        assertThat(report.findings(Severity.MEDIUM))
                .filteredOn(finding -> finding.subject().equals("class:high_risk"))
                .singleElement()
                .satisfies(swollen -> assertThat(swollen.recommendation())
                        .contains("lowering /compatibility_thresholds/caution/min_score would make the class smaller"));
    }

    public static Flag flag(String severity) {
        return new Flag("some_flag", severity, "values");
    }

    private static Finding only(CalibrationReport report) {
        return only(report, Severity.INFO);
    }

    private static Finding only(CalibrationReport report, Severity atLeast) {
        assertThat(report.failures()).isEmpty();
        assertThat(report.findings(atLeast)).hasSize(1);
        return report.findings(atLeast).get(0);
    }
}
