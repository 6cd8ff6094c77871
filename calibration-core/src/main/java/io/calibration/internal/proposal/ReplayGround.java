package io.calibration.internal.proposal;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.CalibrationReport;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What configs are replayed on.
 *
 * @param base the config in force
 * @param snapshot the aggregates of the window
 * @param halves the window's results to search on, and those to estimate from
 * @param distance how far the score is moved to see which classes flip, in points of the scale
 * @param next what the days so far tell of the next window
 */
public record ReplayGround(
        ScoringConfig base, MetricsSnapshot snapshot, Halves halves, double distance, NextWindow next) {

    private static final int STEPS = 3;

    /** @throws IllegalArgumentException when the snapshot was not counted under a config with the same classes */
    public ReplayGround {
        List<String> classes = base.classes().stream().map(ScoreClass::label).toList();
        if (!classes.equals(snapshot.layout().classes())) {
            throw new IllegalArgumentException(
                    "The snapshot was counted for other classes than the config has. Collect it under this config.");
        }
    }

    /** The ground that a snapshot alone gives. */
    public static ReplayGround of(ScoringConfig base, MetricsSnapshot snapshot, double distance, long seed) {
        return new ReplayGround(
                base, snapshot, Halves.of(snapshot, seed), distance, NextWindow.after(snapshot, Optional.empty(), 0));
    }

    /** The ground for answering a report: a score flips over three steps of the scale, or further where scores lie on a coarser lattice. */
    static ReplayGround of(
            ScoringConfig base,
            MetricsSnapshot snapshot,
            Optional<MetricsSnapshot> before,
            CalibrationReport report,
            CalibrationPolicy policy) {
        double steps = STEPS * base.scoreScale().step().doubleValue();
        double distance = report.findings().stream()
                .filter(finding -> finding.affectedComponents().stream().anyMatch(path -> path.endsWith("/min_score")))
                .mapToDouble(finding -> finding.evidence().figure("distance").orElse(0))
                .reduce(steps, Math::max);
        return new ReplayGround(
                base,
                snapshot,
                Halves.of(snapshot, policy.seed()),
                distance,
                NextWindow.after(snapshot, before, policy.monthEnds()));
    }

    /** Design effect of each class's share in the halves, at least 1. */
    List<Double> designEffects() {
        return halves.ofOtherPeople() ? next.amongOthers(halves.ofEach()) : next.designEffects();
    }

    /** How many results the next window would have, were each worth what one of the halves is: of a person there are more in it. */
    long nextResults() {
        double worth = halves.ofOtherPeople()
                ? next.people().amongOthers(halves.ofEach()) / next.people().amongOthers()
                : 1;
        return Math.round(snapshot.results() * worth);
    }

    /** The largest design effect over the classes, at least 1: that of whatever has no daily counts of its own. */
    double designEffect() {
        return Collections.max(designEffects());
    }

    /** Results that the window's are worth after allowing for clustering. */
    double effectiveResults() {
        return snapshot.results() / Collections.max(next.designEffects());
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
