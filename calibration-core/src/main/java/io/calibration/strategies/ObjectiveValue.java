package io.calibration.strategies;

import java.util.Comparator;

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
record ObjectiveValue(long first, long second, long reclassified, int changes, int places)
        implements Comparable<ObjectiveValue> {

    private static final Comparator<ObjectiveValue> ORDER = Comparator.comparingLong(ObjectiveValue::first)
            .thenComparingLong(ObjectiveValue::second)
            .thenComparingLong(ObjectiveValue::reclassified)
            .thenComparingInt(ObjectiveValue::changes)
            .thenComparingInt(ObjectiveValue::places);

    @Override
    public int compareTo(ObjectiveValue other) {
        return ORDER.compare(this, other);
    }

    static long thousandths(double share) {
        return Math.round(1000 * share);
    }
}
