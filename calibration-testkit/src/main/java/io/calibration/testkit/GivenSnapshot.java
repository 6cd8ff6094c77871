package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.CalibrationBuilder;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Given a snapshot, expect findings: for a host's tests of its analyzers, policies and configs. All analyzers run, the discovered ones
 * too, as they do in {@link Calibration#analyze}.
 *
 * <pre>{@code
 * GivenSnapshot.of(config, results).expectFinding("quiet_days", Severity.INFO).expectNone(Severity.MEDIUM);
 * }</pre>
 *
 * <p>Immutable and thread-safe. An expectation that is not met is an {@link AssertionError} that shows the report.
 */
public final class GivenSnapshot {

    private final CalibrationReport report;

    private GivenSnapshot(CalibrationReport report) {
        this.report = report;
    }

    /** The snapshot of these results, judged by the standard policy: without a range that it would have to keep to. */
    public static GivenSnapshot of(ScoringConfig config, List<ScanResult> results) {
        return of(
                config,
                Calibration.of(ScanResults.of(results), config)
                        .collect(DayWindow.ALL)
                        .snapshot(),
                CalibrationPolicy.standard());
    }

    /**
     * A snapshot, judged by a policy. The analyzers are run twice and must say the same; none may fail.
     *
     * @throws AssertionError when one fails, or does not say the same again
     */
    public static GivenSnapshot of(ScoringConfig config, MetricsSnapshot snapshot, CalibrationPolicy policy) {
        return of(config, snapshot, builder -> builder.policy(policy));
    }

    /**
     * The same with a baseline, or an analyzer that is handed over, or whatever else a calibration is built with:
     *
     * <pre>{@code
     * GivenSnapshot.of(config, snapshot, builder -> builder.baseline(before).analyzer(new OutcomeRateAnalyzer(expected)));
     * }</pre>
     *
     * @param settings what is added to a calibration that has this config
     * @throws AssertionError when an analyzer fails, or does not say the same again
     */
    public static GivenSnapshot of(
            ScoringConfig config, MetricsSnapshot snapshot, UnaryOperator<CalibrationBuilder> settings) {
        Calibration calibration = settings.apply(
                        Calibration.builder().source(ScanResults.of(List.of())).config(config))
                .build();
        CalibrationReport report = calibration.analyze(snapshot).report();
        assertThat(report.failures()).as("analyzers that failed").isEmpty();
        assertThat(calibration.analyze(snapshot).report())
                .as("the report, made again")
                .isEqualTo(report);
        return new GivenSnapshot(report);
    }

    /** The report, for expectations of one's own. */
    public CalibrationReport report() {
        return report;
    }

    /** There is a finding of this type, at least as grave. */
    public GivenSnapshot expectFinding(String type, Severity atLeast) {
        assertThat(report.findings(atLeast))
                .as("findings of at least %s in: %s", atLeast, report.summarize())
                .extracting(Finding::type)
                .contains(type);
        return this;
    }

    /** There is no finding of this type. */
    public GivenSnapshot expectNoFinding(String type) {
        assertThat(report.findings())
                .as(report.summarize())
                .extracting(Finding::type)
                .doesNotContain(type);
        return this;
    }

    /** There is no finding as grave as this. */
    public GivenSnapshot expectNone(Severity atLeast) {
        assertThat(report.findings(atLeast)).as(report.summarize()).isEmpty();
        return this;
    }
}
