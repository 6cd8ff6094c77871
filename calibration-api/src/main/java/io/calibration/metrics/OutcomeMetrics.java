package io.calibration.metrics;

import java.util.Collections;
import java.util.List;

/**
 * What became of the results, by what was thought of them.
 *
 * @param byConfidence sums for each confidence bin of the layout; results without a confidence are not in it
 * @param byScore sums for each score bin of the layout
 */
public record OutcomeMetrics(List<Sums> byConfidence, List<Sums> byScore) {

    public OutcomeMetrics {
        byConfidence = List.copyOf(byConfidence);
        byScore = List.copyOf(byScore);
    }

    /**
     * Results of one bin that have an outcome; sums in billionths ({@link Fixed}).
     *
     * @param n results with an outcome
     * @param yes those whose outcome is yes
     * @param sum sum of the binned value: confidence, or position of the score on the scale
     * @param sumOfSquares sum of its squares
     */
    public record Sums(long n, long yes, long sum, long sumOfSquares) {

        /** Nothing. */
        public static final Sums ZERO = new Sums(0, 0, 0, 0);

        public Sums plus(Sums other) {
            return new Sums(
                    Math.addExact(n, other.n),
                    Math.addExact(yes, other.yes),
                    Math.addExact(sum, other.sum),
                    Math.addExact(sumOfSquares, other.sumOfSquares));
        }
    }

    /** No results. */
    public static OutcomeMetrics none(SnapshotLayout layout) {
        return new OutcomeMetrics(
                Collections.nCopies(layout.confidenceBins().count(), Sums.ZERO),
                Collections.nCopies(layout.scoreBins().count(), Sums.ZERO));
    }

    OutcomeMetrics plus(OutcomeMetrics other) {
        return new OutcomeMetrics(
                Merge.lists(byConfidence, other.byConfidence, Sums::plus),
                Merge.lists(byScore, other.byScore, Sums::plus));
    }
}
