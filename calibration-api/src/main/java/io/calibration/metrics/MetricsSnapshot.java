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

    /** The number of results with a score. */
    public long results() {
        return metrics.results();
    }

    /**
     * The snapshot of both windows together, and of the days between them, which count as days without results.
     *
     * @throws IllegalArgumentException when the windows share a day, or layouts or privacy differ
     */
    public MetricsSnapshot plus(MetricsSnapshot other) {
        if (window.overlaps(other.window)) {
            throw new IllegalArgumentException("Snapshots of " + window + " and of " + other.window
                    + " share days, whose results would count twice. Add up windows without a common day.");
        }
        if (!privacy.equals(other.privacy)) {
            throw new IllegalArgumentException("Snapshots of minimum cell " + privacy.minimumCell() + " and "
                    + other.privacy.minimumCell() + " do not add up: what the sum may show would not be known."
                    + " Store both under one privacy policy.");
        }
        return new MetricsSnapshot(window.span(other.window), metrics.plus(other.metrics), privacy);
    }
}
