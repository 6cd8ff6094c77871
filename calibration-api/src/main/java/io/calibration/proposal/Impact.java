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
 * @param outcomes what the known outcomes say of each class, in the order of the classes; empty when no result has an outcome
 * @param approximate whether the scores themselves would change (other weights): the aggregates do not hold what each result would score
 *     then, so its score is taken as the weighted mean of the categories and moved as the moments of the categories say. Otherwise
 *     everything is replayed
 * @param basis what the intervals rest on
 */
public record Impact(
        List<ClassImpact> classes,
        List<Counts> moves,
        Forecast reclassified,
        long criticalPromoted,
        Fragility fragility,
        List<ClassOutcomes> outcomes,
        boolean approximate,
        Basis basis) {

    public Impact {
        classes = List.copyOf(classes);
        moves = List.copyOf(moves);
        outcomes = List.copyOf(outcomes);
    }

    /** Results of the window that were replayed. */
    public long results() {
        return moves.stream().mapToLong(Counts::total).sum();
    }

    /** Whether every count is exact: scores are as they were, and each changed threshold lies on the edge of a bin. */
    public boolean exact() {
        return !approximate
                && reclassified.exact()
                && classes.stream().allMatch(c -> c.after().exact());
    }
}
