package io.calibration.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.metrics.ScanResult;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

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
                .judge(new DecisionMismatchAnalyzer());
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("decision_mismatch:decisions:overall");
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.description())
                .startsWith(
                        "The stored class is not the one that the config gives in 50 of 5,000 results (1.0 %; at most 0.1 % is")
                .contains("mixed_signals instead of");
        assertThat(finding.evidence().figures()).containsKey("mixed_signals_instead_of_high_potential");
    }

    @Test
    void one_mismatch_among_many_is_a_note_and_none_is_silence() {
        World world = World.healthy().results(20_000);
        assertThat(world.judge(new DecisionMismatchAnalyzer()).findings()).isEmpty();
        CalibrationReport report = world.each(every(
                        20_000,
                        r -> Scans.of(r)
                                .flags(java.util.List.of())
                                .score(90, "caution")
                                .confidence(0.9)
                                .result()))
                .judge(new DecisionMismatchAnalyzer());
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void rejected_records_above_one_percent_are_a_finding_with_reason_and_place() {
        CalibrationReport report = World.healthy()
                .each(every(20, r -> Scans.of(r).score(140, "caution").result()))
                .judge(new IntakeAnalyzer());
        Finding finding = report.findings().get(0);
        assertThat(finding.id()).isEqualTo("rejected_records:intake:rejected");
        assertThat(finding.severity()).isGreaterThanOrEqualTo(Severity.HIGH);
        assertThat(finding.description())
                .contains("50 of 1,000 records")
                .contains("overall_score")
                .contains("first at 20");
    }

    @Test
    void results_of_other_versions_and_too_few_results_are_notes() {
        CalibrationReport report = World.healthy()
                .results(60)
                .each(every(3, IntakeAnalyzersTest::ofNextVersion))
                .judge(new IntakeAnalyzer());
        assertThat(report.findings())
                .extracting(Finding::type)
                .containsExactly("several_logic_versions", "too_few_results");
        assertThat(report.findings()).allMatch(f -> f.severity() == Severity.INFO);
        assertThat(report.findings().get(0).description())
                .contains("20 results")
                .contains("20 of 1.1.0");
    }

    @Test
    void outcomes_that_go_missing_toward_the_end_are_a_finding() {
        Instant turn = Instant.parse("2026-03-26T00:00:00Z");
        CalibrationReport report = World.healthy()
                .results(3_000)
                .each(r -> r.observedAt().isBefore(turn)
                        ? r
                        : Scans.of(r).outcome(null).result())
                .judge(new MissingOutcomeAnalyzer());
        assertThat(report.findings()).extracting(Finding::severity).containsExactly(Severity.MEDIUM);
        assertThat(report.findings().get(0).id()).isEqualTo("outcomes_missing:outcomes:trend");
    }

    @Test
    void outcomes_that_are_missing_as_often_as_ever_or_always_are_silence() {
        World half = World.healthy()
                .results(3_000)
                .each(every(2, r -> Scans.of(r).outcome(null).result()));
        assertThat(half.judge(new MissingOutcomeAnalyzer()).findings()).isEmpty();
        World none = World.healthy().each(r -> Scans.of(r).outcome(null).result());
        assertThat(none.judge(new MissingOutcomeAnalyzer()).findings()).isEmpty();
    }

    @Test
    void what_nobody_has_an_expectation_of_is_named_in_one_note() {
        CalibrationReport report = World.healthy().judge(new ExpectationsAnalyzer());
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).description())
                .isEqualTo("Not judged, for the policy has no range and there is no baseline: "
                        + "rate of flag type contradiction, late_reply, pressure, vague_answers.");
        assertThat(World.healthy()
                        .against(World.earlier(100))
                        .judge(new ExpectationsAnalyzer())
                        .findings())
                .isEmpty();
    }

    private static UnaryOperator<ScanResult> every(int nth, UnaryOperator<ScanResult> change) {
        AtomicInteger seen = new AtomicInteger();
        return result -> seen.incrementAndGet() % nth == 0 ? change.apply(result) : result;
    }

    private static ScanResult ofNextVersion(ScanResult r) {
        return new ScanResult(
                r.observedAt(),
                "1.1.0",
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
