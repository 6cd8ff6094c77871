package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PolicyJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnjudgedTest {

    private static final String PEOPLE = "whether results of the same people are alike: all are taken for independent";

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
                        "how often each category has a score",
                        PEOPLE);
        assertThat(report.notJudged())
                .extracting(NotJudged::takes)
                .startsWith("flag_rate in the policy, or a baseline", "critical_flag_share in the policy");
        assertThat(report.notJudged().get(0).observed().orElseThrow().value()).isBetween(0.1, 0.3);
        assertThat(report.notJudged().get(0).n()).isEqualTo(1_000);
        assertThat(report.summarize())
                .contains("Not judged: share of results that are escalated (seen: ")
                .contains("of 1,000): it takes escalation_rate in the policy, or a baseline.");
    }

    @Test
    void what_the_policy_or_the_baseline_says_is_not_listed() {
        assertThat(questions(judge(World.healthy(), CalibrationPolicy.original())))
                .containsExactly("how often each flag type comes", "how often each category has a score", PEOPLE);
        assertThat(questions(judge(World.healthy().against(World.earlier(1_000)), CalibrationPolicy.standard())))
                .containsExactly(
                        "share of critical ones among the flags", "how often each category has a score", PEOPLE);
    }

    @Test
    void that_three_batch_days_tell_nothing_of_how_days_differ_is_said() {
        NotJudged days = World.healthy().days(3).judge().notJudged().stream()
                .filter(open -> open.question().startsWith("whether days differ"))
                .findFirst()
                .orElseThrow();
        assertThat(days.why()).isEqualTo("The results came on 3 days.");
        assertThat(days.takes()).isEqualTo("results of 5 days, the baseline's too");
        assertThat(questions(World.healthy().days(5).judge()))
                .noneMatch(open -> open.startsWith("whether days differ"));
        assertThat(questions(
                        World.healthy().days(3).against(World.earlier(1_000)).judge()))
                .noneMatch(open -> open.startsWith("whether days differ"));
    }

    @Test
    void a_range_for_some_classes_leaves_the_others() {
        CalibrationPolicy some = CalibrationPolicy.builder()
                .classShare("caution", new Interval(0, 0.99))
                .build();
        assertThat(questions(judge(World.healthy(), some)))
                .contains("share of class high_potential, worth_exploring, mixed_signals, high_risk");
    }

    @Test
    void a_range_for_some_flag_types_and_categories_leaves_the_others_without_a_name() {
        CalibrationPolicy some = CalibrationPolicy.builder()
                .flagTypeRate("pressure", new Interval(0, 0.99))
                .categoryCoverage("pace", new Interval(0, 0.99))
                .build();
        assertThat(questions(judge(World.healthy(), some)))
                .contains("how often the other flag types come", "how often the other categories have a score");
    }

    @Test
    void of_a_system_without_flags_escalations_confidence_and_categories_nothing_is_asked_about_them() {
        ScoringConfig bare = ConfigJson.read("""
                {"logic_version": "1.0.0", "compatibility_thresholds": {"high_potential": {"min_score": 85},
                  "worth_exploring": {"min_score": 65}, "mixed_signals": {"min_score": 45},
                  "caution": {"min_score": 25}, "high_risk": {"min_score": 0}}}
                """.getBytes(StandardCharsets.UTF_8));
        List<ScanResult> results = World.healthy().draw().stream()
                .map(r -> new ScanResult(
                        r.observedAt(),
                        r.logicVersion(),
                        r.overallScore(),
                        r.classification(),
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null))
                .toList();
        CalibrationReport report = Calibration.of(ScanResults.of(results), bare)
                .collect(DayWindow.ALL)
                .analyze()
                .report();
        assertThat(questions(report))
                .containsExactly(
                        "share of class high_potential, worth_exploring, mixed_signals, caution, high_risk", PEOPLE);
        assertThat(report.summarize().lines().filter(line -> !line.contains("decision_mismatch")))
                .noneMatch(line -> line.matches(".*(flag|detector|escalat|confiden|categor|sufficien|tier|outcome).*"));
    }

    @Test
    void flags_that_a_baseline_had_or_a_policy_expects_are_missed() {
        World silent = World.healthy().noFlags();
        CalibrationReport against = silent.against(World.earlier(1_000))
                .policy(CalibrationPolicy.standard())
                .judge(BuiltIn.analyzer("flag_rate"), BuiltIn.analyzer("rate_shift"));
        assertThat(against.findings(Severity.HIGH)).extracting(Finding::type).containsExactly("silenced_flag");
        CalibrationReport expected = World.healthy()
                .noFlags()
                .policy(CalibrationPolicy.builder()
                        .flagRate(new Interval(0.05, 0.3))
                        .build())
                .judge(BuiltIn.analyzer("flag_rate"), BuiltIn.analyzer("rate_shift"));
        assertThat(expected.findings(Severity.HIGH)).extracting(Finding::type).containsExactly("under_triggered_flags");
    }

    @Test
    void a_range_that_no_share_can_be_outside_of_judges_nothing() {
        Interval open = new Interval(0, 1);
        CalibrationPolicy.Builder every = CalibrationPolicy.builder()
                .flagRate(open)
                .criticalFlagShare(open)
                .escalationRate(open)
                .sufficiencyRate(open)
                .notScoredRate(open)
                .categoryCoverage("values", open);
        World.healthy().draw().stream()
                .flatMap(result -> result.flags().stream())
                .forEach(flag -> every.flagTypeRate(flag.type(), open));
        World.CONFIG
                .classes()
                .forEach(each -> every.classShare(each.label(), open).meanConfidence(each.label(), open));
        assertThat(questions(judge(World.healthy(), every.build())))
                .isEqualTo(questions(judge(World.healthy(), CalibrationPolicy.standard())));
        assertThat(questions(judge(
                        World.healthy(), PolicyJson.read("{\"flag_rate\": {}}".getBytes(StandardCharsets.UTF_8)))))
                .contains("share of results with a flag");
    }

    @Test
    void what_config_and_policy_name_and_no_result_has_is_listed() {
        String known =
                "\"known_labels\": {\"tiers\": [%s], \"flag_types\": [\"lateness\"], \"categories\": [\"tempo\"],"
                        + " \"escalations\": [\"call back\"]}, \"category_weights\": {\"valeus\": 2, ";
        for (String tiers : new String[] {"\"gold\"", "\"gold\", \"free\""}) {
            ScoringConfig config = ConfigJson.read(World.CONFIG
                    .document()
                    .replace("\"category_weights\": {", known.formatted(tiers))
                    .getBytes(StandardCharsets.UTF_8));
            CalibrationPolicy policy = CalibrationPolicy.builder()
                    .flagTypeRate("late_replies", new Interval(0, 0.1))
                    .build();
            List<String> never = questions(Calibration.builder()
                            .source(ScanResults.of(World.healthy().draw()))
                            .config(config)
                            .policy(policy)
                            .build()
                            .collect(DayWindow.ALL)
                            .analyze()
                            .report())
                    .stream()
                    .filter(question -> question.contains("no result has"))
                    .toList();
            assertThat(never)
                    .contains(
                            "what config or policy say of valeus, for no result has a score in them",
                            "what config or policy say of late_replies, lateness, for no result has a flag of them",
                            "what config or policy say of tempo, for no result has a score in them",
                            "what config or policy say of call_back, for no result has such a reason")
                    .hasSize(tiers.contains("free") ? 4 : 5);
        }
    }

    @Test
    void outcomes_that_the_baseline_had_are_missed() {
        World without = World.healthy().each(r -> Scans.of(r).outcome(null).result());
        assertThat(questions(judge(without, CalibrationPolicy.standard())))
                .doesNotContain("what became of the results");
        assertThat(questions(judge(without.against(World.earlier(1_000)), CalibrationPolicy.standard())))
                .contains("what became of the results");
    }

    @Test
    void what_is_switched_off_is_not_missed_and_does_not_count_as_compared() {
        CalibrationPolicy off = CalibrationPolicy.standard().toBuilder()
                .disabledAnalyzers(Set.of("flag_rate"))
                .build();
        assertThat(questions(judge(World.healthy(), off))).doesNotContain("share of results with a flag");
        CalibrationPolicy blind = CalibrationPolicy.standard().toBuilder()
                .disabledAnalyzers(Set.of("rate_shift"))
                .build();
        assertThat(questions(judge(World.healthy().against(World.earlier(1_000)), blind)))
                .contains("share of results with a flag", "share of results that are escalated");
    }

    @Test
    void no_results_leave_no_question() {
        assertThat(judge(World.of(List.of()), CalibrationPolicy.standard()).notJudged())
                .isEmpty();
    }

    @Test
    void weights_of_more_categories_than_are_looked_at_are_not_judged_and_the_report_says_so() {
        for (int categories : new int[] {250, 251}) {
            List<NotJudged> questions = weighed(categories).notJudged().stream()
                    .filter(q -> q.question().equals("whether the category weights fit the outcomes"))
                    .toList();
            assertThat(questions).hasSize(categories - 250);
            questions.forEach(q -> assertThat(q.summarize())
                    .contains("it takes at most 250 weighed categories, with outcomes in each"));
        }
    }

    private static CalibrationReport weighed(int categories) {
        String weights = IntStream.range(0, categories)
                .mapToObj(i -> "\"k" + i + "\": 1")
                .collect(Collectors.joining(","));
        ScoringConfig config = ConfigJson.read(("{\"logic_version\": \"1.0.0\", \"category_weights\": {" + weights
                        + "}, \"compatibility_thresholds\": {\"high_potential\": {\"min_score\": 85},"
                        + " \"worth_exploring\": {\"min_score\": 65}, \"mixed_signals\": {\"min_score\": 45},"
                        + " \"caution\": {\"min_score\": 25}, \"high_risk\": {\"min_score\": 0}}}")
                .getBytes(StandardCharsets.UTF_8));
        return Calibration.of(ScanResults.of(World.healthy().draw()), config)
                .collect(DayWindow.ALL)
                .analyze()
                .report();
    }
}
