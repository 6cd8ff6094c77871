package io.calibration.strategies;

import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.strategies.ReplayRows.Evaluation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What a search is for. First, class shares come into their ranges: those of the classes that findings name, and no other gets further from its
 * own. Second, fragility does not grow for it; or, where the finding is about crowding, few results would cross that threshold.
 *
 * @param labels the classes
 * @param focus indexes of the classes that findings name
 * @param base where things stand without a move
 * @param crowded the class whose threshold results crowd at, or {@link #NONE}
 */
record Objective(List<String> labels, Set<Integer> focus, CalibrationPolicy policy, Evaluation base, int crowded) {

    static final int NONE = -1;

    /**
     * How good a candidate is, the least best; compared part by part. Shares are whole tenths of a percent, so that a difference that nobody
     * would notice does not outweigh what comes after it.
     *
     * @param first the objective's first measure, in thousandths
     * @param second the objective's second measure, in thousandths
     * @param reclassified results of the window that change their class
     * @param changes thresholds that move
     * @param places places of the grid that they move by, together
     */
    record Value(long first, long second, long reclassified, int changes, int places) implements Comparable<Value> {

        private static final Comparator<Value> ORDER = Comparator.comparingLong(Value::first)
                .thenComparingLong(Value::second)
                .thenComparingLong(Value::reclassified)
                .thenComparingInt(Value::changes)
                .thenComparingInt(Value::places);

        @Override
        public int compareTo(Value other) {
            return ORDER.compare(this, other);
        }
    }

    Value value(Evaluation candidate, int changes, int places) {
        return new Value(
                thousandths(distances(candidate)), second(candidate), candidate.reclassified(), changes, places);
    }

    private double distances(Evaluation candidate) {
        double sum = 0;
        for (int i = 0; i < labels.size(); i++) {
            double distance = distance(i, candidate);
            sum += focus.contains(i) ? distance : Math.max(0, distance - distance(i, base));
        }
        return sum;
    }

    private long second(Evaluation candidate) {
        double results = Math.max(1, base.results());
        return crowded == NONE
                ? Math.max(0, thousandths((candidate.fragile() - base.fragile()) / results))
                : thousandths(candidate.crossing().get(crowded) / results);
    }

    private static long thousandths(double share) {
        return Math.round(1000 * share);
    }

    /** How far a class's share lies beyond its range, or 0. */
    double distance(int index, Evaluation evaluation) {
        double share = evaluation.share(index);
        Interval range = range(index);
        return Math.max(0, Math.max(range.lower() - share, share - range.upper()));
    }

    /** Where a class's share should lie; a class without a range may have any. */
    Interval range(int index) {
        return policy.classShare(labels.get(index)).orElse(new Interval(0, 1));
    }
}
