package io.calibration.proposal;

import io.calibration.metrics.Counts;
import java.util.List;

/**
 * What a config would have done to the results of the window instead of the base config, computed by replaying the decision table
 * through the class rule, and what it is expected to do to the next window. Immutable.
 *
 * @param classes each class, in the order of the base config's classes
 * @param moves results of the window by class under the base config (list) and under the candidate (place)
 * @param reclassified results that change their class
 * @param criticalPromoted results with a critical flag that move to a better class, at most
 * @param fragility how near decisions are to a threshold
 * @param basis what the intervals rest on
 */
public record Impact(
        List<ClassImpact> classes,
        List<Counts> moves,
        Forecast reclassified,
        long criticalPromoted,
        Fragility fragility,
        Basis basis) {

    public Impact {
        classes = List.copyOf(classes);
        moves = List.copyOf(moves);
    }

    /** Results of the window that were replayed. */
    public long results() {
        return moves.stream().mapToLong(Counts::total).sum();
    }

    /** Whether every count is exact: each changed threshold lies on the edge of a bin. */
    public boolean exact() {
        return reclassified.exact() && classes.stream().allMatch(c -> c.after().exact());
    }
}
