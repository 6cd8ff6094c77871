package io.calibration.analyzers.boundary;

import java.util.Set;
import java.util.stream.LongStream;

/**
 * Results by their distance from a threshold, in units of one or more steps: offset 0 is the first unit at or above it. The two ends of
 * the scale are left out: scores that hit them pile up there for reasons of their own. A threshold between two steps cuts a step in two,
 * and the innermost units on both sides are smaller than the others.
 */
final class ScoreSeries {

    private final int first;
    private final long[] counts;
    private final long[] baseline;
    private final long below;
    private final long above;
    private final double lastBelow;
    private final double firstAbove;
    private final Set<Integer> cut;

    /**
     * A series of counts from its first offset on, with those at the ends of the scale below and above it.
     *
     * @param lastBelow how wide offset -1 is, in units
     * @param firstAbove how wide offset 0 is, in units
     * @param cut offsets that another threshold cuts in two
     */
    ScoreSeries(
            int first,
            long[] counts,
            long[] baseline,
            long below,
            long above,
            double lastBelow,
            double firstAbove,
            Set<Integer> cut) {
        this.first = first;
        this.counts = counts;
        this.baseline = baseline;
        this.below = below;
        this.above = above;
        this.lastBelow = lastBelow;
        this.firstAbove = firstAbove;
        this.cut = Set.copyOf(cut);
    }

    /** The same series with another place as offset 0; only where none is cut. */
    ScoreSeries shifted(int by) {
        return new ScoreSeries(first - by, counts, baseline, below, above, 1, 1, Set.of());
    }

    boolean hasBaseline() {
        return LongStream.of(baseline).anyMatch(count -> count > 0);
    }

    ScoreSeries withoutBaseline() {
        return new ScoreSeries(first, counts, new long[baseline.length], below, above, lastBelow, firstAbove, cut);
    }

    /** How wide an offset is, in units; at most 1. */
    double width(int offset) {
        return offset == -1 ? lastBelow : offset == 0 ? firstAbove : 1;
    }

    /** How far the middle of an offset lies from the threshold, in units. */
    double middle(int offset) {
        if (offset >= 0) {
            return offset == 0 ? firstAbove / 2 : firstAbove + offset - 0.5;
        }
        return offset == -1 ? -lastBelow / 2 : -lastBelow + offset + 1.5;
    }

    /** The same with a step that the threshold cuts in two made whole, as the last offset below it. */
    ScoreSeries whole() {
        if (!isUneven()) {
            return this;
        }
        return new ScoreSeries(first, joined(counts), joined(baseline), below, above, 1, 1, cut);
    }

    private long[] joined(long[] counts) {
        long[] joined = new long[counts.length - 1];
        for (int i = 0; i < counts.length; i++) {
            joined[wholeOffset(i + first) - first] += counts[i];
        }
        return joined;
    }

    /** Where an offset is in the series made whole. */
    int wholeOffset(int offset) {
        return isUneven() && offset >= 0 ? offset - 1 : offset;
    }

    /** Whether another threshold parts the results of an offset. */
    boolean isCut(int offset) {
        return cut.contains(offset);
    }

    /** Whether the threshold itself lies between two steps. */
    boolean isUneven() {
        return lastBelow + firstAbove < 2;
    }

    int first() {
        return first;
    }

    /** The offset after the last one. */
    int end() {
        return first + counts.length;
    }

    /** Results at an offset; just outside the series, those at the scale's end. */
    long at(int offset) {
        if (offset < first) {
            return below;
        }
        return offset >= end() ? above : counts[offset - first];
    }

    /** Results of the baseline at an offset of the series. */
    long baselineAt(int offset) {
        return baseline[offset - first];
    }

    long total() {
        return LongStream.of(counts).sum();
    }

    /** The number of offsets that the central 95 % of the results span. */
    int span() {
        long tail = total() / 40;
        int low = first;
        int high = end();
        for (long seen = 0; low < high && seen + at(low) <= tail; low++) {
            seen += at(low);
        }
        for (long seen = 0; high > low && seen + at(high - 1) <= tail; high--) {
            seen += at(high - 1);
        }
        return high - low;
    }
}
