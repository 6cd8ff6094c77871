package io.calibration.analyzers;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.testing.Scans;
import io.calibration.testing.World;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtremesTest {

    private static final Analyzer[] RATES = BuiltIn.analyzers(Set.of()).toArray(Analyzer[]::new);

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void next_to_nothing_gives_no_finding_of_medium_and_says_that_it_is_too_little(int n) {
        CalibrationReport report = World.healthy().results(n).judge(RATES);
        sensible(report);
        assertThat(report.findings(Severity.MEDIUM)).isEmpty();
        assertThat(report.findings()).extracting(Finding::type).contains("too_few_results");
    }

    @Test
    void nothing_at_all_is_one_finding_and_the_gravest() {
        CalibrationReport report = World.healthy().results(0).judge(RATES);
        sensible(report);
        assertThat(report.findings()).extracting(Finding::id).containsExactly("no_results:intake:accepted");
        assertThat(report.findings(Severity.CRITICAL)).hasSize(1);
    }

    static Stream<World> extremes() {
        return Stream.of(
                World.healthy().shares(1, 0, 0, 0, 0),
                World.healthy().shares(0, 0, 0, 0, 1),
                World.healthy()
                        .each(r -> Scans.of(r)
                                .score(50, "mixed_signals")
                                .confidence(0.5)
                                .result()),
                World.healthy().days(1),
                World.healthy().each(r -> Scans.of(r).confidence(null).result()),
                World.healthy().noFlags(),
                World.healthy().each(r -> Scans.of(r).outcome(null).result()),
                World.healthy().each(r -> Scans.of(r).sufficient(null).result()),
                World.healthy().escalationRate(1).sufficiencyRate(0),
                World.healthy().results(1).against(World.earlier(1)),
                World.healthy().results(0).against(World.earlier(0)),
                World.healthy().results(0).against(World.earlier(100)),
                World.healthy().results(100).against(World.earlier(0)),
                World.of(List.of()));
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void extreme_worlds_are_judged_without_a_failure_and_without_a_word_of_nan(World world) {
        sensible(world.judge(RATES));
    }

    @Test
    void a_window_without_a_single_flag_is_too_few_flags_and_nothing_else_about_flags() {
        CalibrationReport report = World.healthy().noFlags().judge(RATES);
        assertThat(report.findings(Severity.MEDIUM))
                .extracting(Finding::id)
                .containsExactly("under_triggered_flags:flags:overall");
    }

    @Test
    void notes_of_one_kind_stand_in_one_line_and_a_single_result_is_not_called_results() {
        CalibrationReport one =
                World.healthy().results(1).against(World.earlier(40)).judge(RATES);
        long types = one.findings().stream()
                .filter(finding -> finding.severity() == Severity.INFO)
                .map(Finding::type)
                .distinct()
                .count();
        assertThat(one.notes())
                .hasSize((int) types)
                .hasSizeLessThan(one.findings().size());
        assertThat(one.summarize()).contains("low_classification_rate (class:").doesNotContain(" 1 results");
        assertThat(one.findings())
                .noneMatch(finding -> finding.description().text().matches(".*\\b1 (results|flags) .*"));
    }

    @Test
    void whatever_the_threads_and_the_order_of_merging_the_report_is_the_same() {
        List<ScanResult> results = World.healthy().results(3_000).draw();
        CollectionRequest request =
                new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(World.CONFIG), Progress.NONE);
        MetricsSnapshot whole = SnapshotCollector.collect(ScanResults.of(results), request);
        MetricsSnapshot threads = SnapshotCollector.collect(
                ScanResults.stream(() -> results.parallelStream().unordered()), request);
        MetricsSnapshot late = SnapshotCollector.collect(ScanResults.of(results.subList(1_000, 3_000)), request);
        MetricsSnapshot early = SnapshotCollector.collect(ScanResults.of(results.subList(0, 1_000)), request);
        MetricsSnapshot merged = SnapshotCollector.collect(
                (asked, recorder) -> recorder.add(late.metrics().plus(early.metrics())), request);
        Calibration calibration = Calibration.of(ScanResults.of(List.of()), World.CONFIG);
        String expected = calibration.analyze(whole).report().toString();
        assertThat(calibration.analyze(threads).report().toString()).isEqualTo(expected);
        assertThat(calibration.analyze(merged).report().toString()).isEqualTo(expected);
    }

    private static void sensible(CalibrationReport report) {
        assertThat(report.failures()).isEmpty();
        assertThat(report.findings()).doesNotHaveDuplicates().allSatisfy(finding -> {
            assertThat(finding.description().text() + finding.recommendation())
                    .isNotBlank()
                    .doesNotContain("NaN", "Infinity", "unknown", "null");
            assertThat(finding.evidence().figures().values()).allMatch(figure -> Double.isFinite(figure.value()));
        });
        assertThat(report.summarize()).doesNotContain("NaN");
    }
}
