package io.calibration.metrics;

import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How confident the results are, and how that goes with the density of contradictions in them.
 *
 * @param byClass confidence of each stored class, in the order of the layout's classes
 * @param conflicts for each confidence bin of the layout, the absent one last: results in each conflict bin; those are of 0.05 from 0
 *     to 1, and the last one includes 1
 */
public record ConfidenceMetrics(List<Sums> byClass, List<Counts> conflicts) {

    /** The number of conflict bins. */
    public static final int CONFLICT_BINS = 20;

    public ConfidenceMetrics {
        byClass = List.copyOf(byClass);
        conflicts = List.copyOf(conflicts);
    }

    /** No results. */
    public static ConfidenceMetrics none(SnapshotLayout layout) {
        return new ConfidenceMetrics(
                Collections.nCopies(layout.classes().size(), Sums.ZERO),
                Collections.nCopies(layout.absentConfidenceBin() + 1, Counts.zeros(CONFLICT_BINS)));
    }

    /**
     * Results with a confidence; sums in billionths ({@link Fixed}).
     *
     * @param n results with a confidence
     * @param sum sum of their confidence
     * @param sumOfSquares sum of its squares
     */
    public record Sums(long n, long sum, long sumOfSquares) {

        /** Nothing. */
        public static final Sums ZERO = new Sums(0, 0, 0);

        /** The mean confidence in [0, 1], or empty when no result has one. */
        public OptionalDouble mean() {
            return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(Fixed.toDouble(sum) / n);
        }

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(n, other.n),
                    Math.addExact(sum, other.sum),
                    Math.addExact(sumOfSquares, other.sumOfSquares));
        }
    }

    /** The bin of a conflict score in [0, 1]. */
    public static int conflictBin(double conflict) {
        int bin = Math.min(CONFLICT_BINS - 1, (int) (conflict * CONFLICT_BINS));
        if (bin + 1 < CONFLICT_BINS && conflict >= (bin + 1) / (double) CONFLICT_BINS) {
            return bin + 1;
        }
        return conflict < bin / (double) CONFLICT_BINS ? bin - 1 : bin;
    }

    /** Results in each conflict bin. */
    public Counts conflictHistogram() {
        return conflicts.stream().reduce(Counts.zeros(CONFLICT_BINS), Counts::plus);
    }

    /** The confidence of all classes. */
    public Sums total() {
        return byClass.stream().reduce(Sums.ZERO, Sums::plus);
    }

    ConfidenceMetrics plus(ConfidenceMetrics other) {
        return new ConfidenceMetrics(
                Merge.lists(byClass, other.byClass, Sums::plus), Merge.lists(conflicts, other.conflicts, Counts::plus));
    }
}
