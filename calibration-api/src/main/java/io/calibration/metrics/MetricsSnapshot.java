package io.calibration.metrics;

/**
 * The aggregates of one window, ready to be analyzed.
 *
 * @param window the days that the results were collected from
 * @param metrics the aggregates
 * @param privacy what they passed: {@link PrivacyPolicy#exact()} when they were just collected, otherwise that of the file they were
 *     read from
 */
public record MetricsSnapshot(DayWindow window, MetricsPart metrics, PrivacyPolicy privacy) {

    /** The layout under which the results were counted. */
    public SnapshotLayout layout() {
        return metrics.layout();
    }

    /** The number of results counted. */
    public long results() {
        return metrics.results();
    }
}
