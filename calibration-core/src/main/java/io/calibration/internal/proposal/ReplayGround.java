package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationReport;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.DailySeries;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.util.Collections;
import java.util.List;

/**
 * What configs are replayed on.
 *
 * @param base the config in force
 * @param snapshot the aggregates of the window
 * @param halves the window's results in two halves
 * @param distance how far the score is moved to see which classes flip, in points of the scale
 * @param designEffects design effect of each class's share, at least 1
 */
public record ReplayGround(
        ScoringConfig base, MetricsSnapshot snapshot, Halves halves, double distance, List<Double> designEffects) {

    private static final int STEPS = 3;

    /** @throws IllegalArgumentException when the snapshot was not counted under a config with the same classes */
    public ReplayGround {
        designEffects = List.copyOf(designEffects);
        List<String> classes = base.classes().stream().map(ScoreClass::label).toList();
        if (!classes.equals(snapshot.layout().classes())) {
            throw new IllegalArgumentException(
                    "The snapshot was counted for other classes than the config has. Collect it under this config.");
        }
    }

    /** The ground that a snapshot gives. */
    public static ReplayGround of(ScoringConfig base, MetricsSnapshot snapshot, double distance, long seed) {
        return new ReplayGround(base, snapshot, Halves.of(snapshot, seed), distance, designEffects(snapshot));
    }

    /** The ground for answering a report: a score flips over three steps of the scale, or further where scores lie on a coarser lattice. */
    static ReplayGround of(ScoringConfig base, MetricsSnapshot snapshot, CalibrationReport report, long seed) {
        double steps = STEPS * base.scoreScale().step().doubleValue();
        double distance = report.findings().stream()
                .filter(finding -> finding.affectedComponents().stream().anyMatch(path -> path.endsWith("/min_score")))
                .mapToDouble(finding -> finding.evidence().figure("distance").orElse(0))
                .reduce(steps, Math::max);
        return of(base, snapshot, distance, seed);
    }

    private static List<Double> designEffects(MetricsSnapshot snapshot) {
        DailySeries series = DailySeries.of(snapshot.metrics());
        return series.byClass().stream().map(series::designEffect).toList();
    }

    /** The largest design effect over the classes, at least 1: that of whatever has no daily counts of its own. */
    double designEffect() {
        return Math.max(1, Collections.max(designEffects));
    }

    /** Results that the window's are worth after allowing for clustering. */
    double effectiveResults() {
        return snapshot.results() / designEffect();
    }

    /**
     * Results with a critical flag among those that move to a better class, at most: where the decision table does not tell them apart,
     * any of them may be.
     *
     * @param told those that the table tells
     * @param moved all that move to a better class
     */
    long criticalAtMost(long told, long moved) {
        SnapshotLayout layout = snapshot.layout();
        boolean tells = layout.occurrenceCaps().get(FlagSeverity.CRITICAL.index()) > 0;
        return tells ? told : Math.min(moved, snapshot.metrics().flags().results(FlagSeverity.CRITICAL));
    }
}
