package io.calibration.analyzers.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.analyzers.BuiltIn;
import io.calibration.analyzers.Snapshots;
import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.ReportJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.registry.Digest;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeAnalyzersTest {

    @Test
    void stored_classes_that_the_config_does_not_give_are_a_matter_of_safety() {
        CalibrationReport report = World.healthy()
                .results(5_000)
                .each(every(
                        100,
                        r -> Scans.of(r)
                                .score(90, "mixed_signals")
                                .confidence(0.9)
                                .result()))
                .judge(BuiltIn.analyzer("decision_mismatch"));
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("decision_mismatch:decisions:overall");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description())
                .startsWith(
                        "The stored class is not the one that the config gives in 50 of 5,000 results (1.0 %; at most 0.1 % is")
                .contains("mixed_signals instead of");
        assertThat(finding.evidence().figures()).containsKey("mixed_signals_instead_of_high_potential");
        assertThat(finding.affectedComponents())
                .containsExactly("/compatibility_thresholds", "/red_flag_severity_thresholds");
    }

    @Test
    void a_config_without_rules_for_flags_is_not_asked_about_them() {
        long[] counts = new long[101];
        counts[70] = 1_000;
        ScoringConfig without = Snapshots.config(Snapshots.scale("0", "100", "1", "higher_is_better"), "50");
        ScoringConfig other = Snapshots.config(Snapshots.scale("0", "100", "1", "higher_is_better"), "80");
        AnalysisContext context = Snapshots.context(without, Snapshots.ofSteps(other, counts));
        assertThat(DecisionMismatchAnalyzer.analyze(context))
                .singleElement()
                .satisfies(said -> assertThat(said.affectedComponents()).containsExactly("/compatibility_thresholds"));
    }

    @Test
    void one_mismatch_among_many_is_a_note_and_none_is_silence() {
        World world = World.healthy().results(20_000);
        assertThat(world.judge(BuiltIn.analyzer("decision_mismatch")).findings())
                .isEmpty();
        CalibrationReport report = world.each(every(
                        20_000,
                        r -> Scans.of(r)
                                .flags(List.of())
                                .score(90, "caution")
                                .confidence(0.9)
                                .result()))
                .judge(BuiltIn.analyzer("decision_mismatch"));
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void where_lower_is_better_and_the_worst_class_stands_first_the_report_says_which_is_taken_for_the_best() {
        for (String classes : new String[] {
            "\"pass\": {\"min_score\": 50}, \"fail\": {\"min_score\": 0}",
            "\"fail\": {\"min_score\": 0}, \"pass\": {\"min_score\": 50}"
        }) {
            ScoringConfig config = ConfigJson.read(
                    ("{\"logic_version\": \"1.0.0\", \"score_scale\": {\"direction\": \"lower_is_better\"}, \"compatibility_thresholds\": {"
                                    + classes + "}}")
                            .getBytes(StandardCharsets.UTF_8));
            List<String> notes = Calibration.of(ScanResults.of(List.of()), config)
                    .collect(DayWindow.ALL)
                    .analyze()
                    .report()
                    .notes();
            if (classes.startsWith("\"fail")) {
                assertThat(notes).isEmpty();
            } else {
                assertThat(notes)
                        .singleElement()
                        .asString()
                        .contains("names pass first and fail last", "fail is taken for the best class");
            }
        }
    }

    @Test
    void rejected_records_above_one_percent_are_a_finding_with_reason_and_place() {
        CalibrationReport report = World.healthy()
                .each(every(20, r -> Scans.of(r).score(140, "caution").result()))
                .judge(BuiltIn.analyzer("intake"));
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("rejected_records:intake:rejected");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description())
                .contains("50 of 1,000 records")
                .contains("overall_score")
                .contains("first at 20");
    }

    @Test
    void an_unknown_number_of_lost_results_is_a_finding_however_few_lines_it_is(@TempDir Path folder)
            throws IOException {
        String line = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":70,"
                + "\"classification\":\"worth_exploring\",\"confidence\":0.9}\n";
        Path file = Files.writeString(folder.resolve("scans.jsonl"), line.repeat(2_000) + "x".repeat(100_000));
        Finding finding = Calibration.of(JsonLines.in(file), World.CONFIG)
                .collect(DayWindow.ALL)
                .analyze()
                .report()
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("rejected_records:intake:rejected");
        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.description())
                .contains("1 of 2,001 records", "first at 2,001")
                .endsWith("So it is not known how many results are lost.");
    }

    @Test
    void what_a_baseline_lost_is_told_by_the_same_limits() {
        World rejected = World.earlier(1_000)
                .each(every(2, r -> Scans.of(r).score(140, "caution").result()));
        Finding finding = World.healthy()
                .against(rejected)
                .judge(BuiltIn.analyzer("intake"))
                .findings()
                .get(0);
        assertThat(finding.id()).isEqualTo("rejected_records:intake:baseline_rejected");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description()).startsWith("Of the baseline, 500 of 1,000 records could not be counted");
        assertThat(finding.recommendation()).contains("source of the baseline");
        for (int own : new int[] {0, 50}) {
            AtomicInteger seen = new AtomicInteger();
            World versions = World.earlier(500).each(r -> seen.incrementAndGet() <= own ? r : of(r, "v3"));
            Finding others = World.healthy()
                    .against(versions)
                    .judge(BuiltIn.analyzer("intake"))
                    .findings()
                    .get(0);
            assertThat(others.id()).isEqualTo("several_logic_versions:intake:baseline_versions");
            assertThat(others.severity()).isEqualTo(own == 0 ? Severity.CRITICAL : Severity.HIGH);
            assertThat(others.description())
                    .startsWith("Only " + own + " of 500 results in the baseline are compared with: ")
                    .contains("but of v3");
        }
        World few = World.earlier(1_000).each(every(200, r -> of(r, "v3")));
        assertThat(World.healthy()
                        .against(few)
                        .judge(BuiltIn.analyzer("intake"))
                        .findings(Severity.LOW))
                .isEmpty();
    }

    @Test
    void results_of_other_versions_and_too_few_results_are_notes() {
        CalibrationReport report =
                World.healthy().results(60).each(every(3, r -> of(r, "1.1.0"))).judge(BuiltIn.analyzer("intake"));
        assertThat(report.findings())
                .extracting(Finding::type)
                .containsExactly("several_logic_versions", "too_few_results");
        assertThat(report.findings()).allMatch(f -> f.severity() == Severity.INFO);
        assertThat(report.findings().get(0).description())
                .hasToString(
                        "The window also holds 20 results of other logic versions, which are not judged here: 1.1.0.");
    }

    @Test
    void all_results_of_other_versions_come_first_and_say_what_was_found_and_how_to_map_it() {
        for (String version : List.of("v3", "1.0", "v1.0.0", "1.1.0", "2025.1")) {
            CalibrationReport report = World.healthy()
                    .each(every(2, r -> of(r, version)))
                    .each(every(1, r -> r.logicVersion().equals("1.0.0") ? of(r, version) : r))
                    .judge(BuiltIn.analyzer("intake"), BuiltIn.analyzer("flag_rate"));
            Finding first = report.findings().get(0);
            assertThat(first.id()).isEqualTo("no_results:intake:accepted");
            assertThat(first.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(first.description())
                    .startsWith("Nothing was judged")
                    .contains("1,000 records are not of logic version 1.0.0, but of " + version + ".");
            assertThat(first.recommendation())
                    .contains(
                            "v3, 1.0 and v1.0.0 are no SemVer",
                            "values of logic_version in a mapping (--mapping), or else",
                            "SQL view");
            assertThat(report.summarize())
                    .contains("1 critical", "CRITICAL no_results")
                    .contains(version);
        }
    }

    @Test
    void the_fewer_results_are_of_the_version_that_is_judged_the_graver() {
        assertThat(severityWithOwn(250)).isEqualTo(Severity.INFO);
        assertThat(severityWithOwn(100)).isEqualTo(Severity.MEDIUM);
        assertThat(severityWithOwn(50)).isEqualTo(Severity.HIGH);
        assertThat(severityWithOwn(5)).isEqualTo(Severity.CRITICAL);
    }

    /** Of 500 results. */
    private static Severity severityWithOwn(int own) {
        AtomicInteger seen = new AtomicInteger();
        CalibrationReport report = World.healthy()
                .results(500)
                .each(r -> seen.incrementAndGet() <= own ? r : of(r, "v3"))
                .judge(BuiltIn.analyzer("intake"));
        Finding finding = report.findings().stream()
                .filter(f -> f.type().equals("several_logic_versions"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.description()).contains(Integer.toString(500 - own), "v3");
        return finding.severity();
    }

    @Test
    void it_comes_before_other_findings_as_grave() {
        AtomicInteger seen = new AtomicInteger();
        CalibrationReport report = World.healthy()
                .results(40_000)
                .each(r -> seen.incrementAndGet() % 100 == 0
                        ? Scans.of(r).score(90, "caution").result()
                        : of(r, "0.9.0"))
                .judge(BuiltIn.analyzer("decision_mismatch"), BuiltIn.analyzer("intake"));
        assertThat(report.findings())
                .extracting(Finding::type)
                .startsWith("several_logic_versions", "decision_mismatch");
        assertThat(report.findings()).extracting(Finding::severity).startsWith(Severity.CRITICAL, Severity.CRITICAL);
    }

    @Test
    void a_version_that_hardly_any_result_carries_is_not_named_beside_common_ones() {
        CalibrationReport report = World.healthy()
                .each(every(2, r -> of(r, "v3")))
                .each(every(500, r -> of(r, "7.7")))
                .judge(BuiltIn.analyzer("intake"));
        assertThat(report.findings().get(0).description())
                .contains("v3 and others")
                .doesNotContain("7.7");
    }

    @Test
    void a_published_report_names_no_count_and_no_version_of_few_results() {
        for (int own : new int[] {0, 10}) {
            AtomicInteger seen = new AtomicInteger();
            CalibrationReport report = World.healthy()
                    .results(own + 1_003)
                    .each(r -> {
                        int n = seen.incrementAndGet();
                        return n <= own
                                ? r
                                : n <= own + 3
                                        ? Scans.of(r).score(140, "caution").result()
                                        : of(r, "v3");
                    })
                    .judge(BuiltIn.analyzer("intake"));
            String shown = new String(
                    ReportJson.write(report, Digest.of(new byte[0]), PrivacyPolicy.standard()), StandardCharsets.UTF_8);
            assertThat(report.findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
            assertThat(shown).doesNotContain("3 records", "7.7");
            assertThat(shown).contains(own == 0 ? "no_results" : "several_logic_versions");
        }
    }

    @Test
    void no_result_for_another_reason_comes_first_too_with_its_mend() {
        CalibrationReport rejected = World.healthy()
                .each(r -> Scans.of(r).score(140, "caution").result())
                .judge(BuiltIn.analyzer("intake"));
        assertThat(rejected.findings()).extracting(Finding::type).containsExactly("no_results", "rejected_records");
        assertThat(rejected.findings().get(0).description())
                .contains("1,000 records are rejected, as overall_score is outside its range");
        CalibrationReport empty = World.of(List.of()).judge(BuiltIn.analyzer("intake"));
        assertThat(empty.findings()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        assertThat(empty.findings().get(0).description()).contains("the source held no result");
        assertThat(empty.findings().get(0).recommendation()).contains("Check that the source is the right one");
    }

    private static UnaryOperator<ScanResult> every(int nth, UnaryOperator<ScanResult> change) {
        AtomicInteger seen = new AtomicInteger();
        return result -> seen.incrementAndGet() % nth == 0 ? change.apply(result) : result;
    }

    private static ScanResult of(ScanResult r, String version) {
        return new ScanResult(
                r.observedAt(),
                version,
                r.overallScore(),
                r.classification(),
                r.categoryScores(),
                r.confidence(),
                r.flags(),
                r.escalations(),
                r.tier(),
                r.dataSufficient(),
                r.conflictScore(),
                r.outcome());
    }
}
