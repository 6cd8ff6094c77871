package io.calibration;

import io.calibration.analysis.CalibrationReport;
import io.calibration.analysis.SnapshotComparison;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ConfigDiff;
import io.calibration.config.ScoringConfig;
import io.calibration.internal.analysis.SnapshotFigures;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsSnapshot;

/**
 * Offline calibration of one scoring system, from its scan results to a submitted proposal:
 *
 * <pre>{@code
 * Calibration calibration = Calibration.builder().source(source).registry(registry).build();
 * Proposed next = calibration.collect().analyze().propose();
 * next.submit(Actor.service("calibration-job"));
 * }</pre>
 *
 * <p>Nothing here changes a running scorer: the chain ends at a submitted proposal, and people decide. Immutable and thread-safe.
 */
public final class Calibration {

    /** The complete UTC days that {@link #collect()} looks back. */
    public static final int DEFAULT_DAYS = 30;

    private final Setup setup;

    Calibration(Setup setup) {
        this.setup = setup;
    }

    /** A calibration without a registry, with a default for everything else. */
    public static Calibration of(MetricSource source, ScoringConfig config) {
        return builder().source(source).config(config).build();
    }

    /** Begins a calibration; a source and one of config and registry must be named. */
    public static CalibrationBuilder builder() {
        return new CalibrationBuilder();
    }

    /** What differs between two configs, value by value, in the sections that the library does not know too. */
    public static ConfigDiff diff(ScoringConfig from, ScoringConfig to) {
        return ConfigJson.diff(from, to);
    }

    /**
     * The shares of two snapshots side by side: of classes, flags, escalations, insufficient data. What is to be published is made of published
     * snapshots, which show no small group.
     *
     * @throws IllegalArgumentException when one holds no result, or they were counted for other classes
     */
    public static SnapshotComparison compare(MetricsSnapshot before, MetricsSnapshot after) {
        return SnapshotFigures.compare(before, after);
    }

    /** Collects the last {@value #DEFAULT_DAYS} complete UTC days, as {@link #collect(DayWindow)} does. */
    public Collected collect() {
        return collect(DayWindow.lastDays(DEFAULT_DAYS, setup.clock()));
    }

    /**
     * Adds up the results of a window in one pass.
     *
     * @param window the days; {@link DayWindow#ALL} for all there are
     * @throws CollectionException when the source cannot be read; there is no half snapshot
     * @throws IllegalStateException when the registry has no active version yet
     * @throws IllegalArgumentException when the policy or the guardrails name what the active version does not have
     */
    public Collected collect(DayWindow window) {
        ScoringConfig base = setup.base();
        CollectionRequest request = new CollectionRequest(window, setup.layout(base), setup.progress());
        return new Collected(setup, base, SnapshotCollector.collect(setup.source(), request));
    }

    /**
     * Analyzes a snapshot that was stored before.
     *
     * @throws IllegalArgumentException when it was counted under another config than the one in force
     */
    public Analyzed analyze(MetricsSnapshot stored) {
        return new Collected(setup, setup.base(), stored).analyze();
    }

    /**
     * Proposes from a report and its snapshot that were stored before.
     *
     * @throws IllegalArgumentException when the snapshot was counted under another config than the one in force, or the report was made
     *     without a built-in analyzer that neither it nor the policy says to be switched off
     */
    public Proposed propose(CalibrationReport report, MetricsSnapshot snapshot) {
        return new Analyzed(setup, new Collected(setup, setup.base(), snapshot), report).propose();
    }
}
