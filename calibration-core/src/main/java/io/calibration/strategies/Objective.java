package io.calibration.strategies;

import java.util.Comparator;

/** What a search is for: the less the better, the first before the second. */
interface Objective {

    /** In thousandths. */
    long first(Evaluation candidate);

    /** In thousandths. */
    long second(Evaluation candidate);

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

        static long thousandths(double share) {
            return Math.round(1000 * share);
        }
    }
}
