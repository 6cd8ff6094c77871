package io.calibration.analyzers.boundary;

import java.util.stream.LongStream;

/**
 * Results by their distance from a threshold, in units of one or more steps: offset 0 is the first unit at or above it. The two ends of
 * the scale are left out: scores that hit them pile up there for reasons of their own.
 */
final class ScoreSeries {

    private final int first;
    private final long[] counts;
    private final long[] baseline;
    private final long below;
    private final long above;

    /** A series of counts from its first offset on, with those at the ends of the scale below and above it. */
    ScoreSeries(int first, long[] counts, long[] baseline, long below, long above) {
        this.first = first;
        this.counts = counts;
        this.baseline = baseline;
        this.below = below;
        this.above = above;
    }

    /** The same series with another place as offset 0. */
    ScoreSeries shifted(int by) {
        return new ScoreSeries(first - by, counts, baseline, below, above);
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
