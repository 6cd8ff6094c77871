package io.calibration.analyzers.boundary;

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

    private ScoreSeries(int first, long[] counts, long[] baseline, long below, long above) {
        this.first = first;
        this.counts = counts;
        this.baseline = baseline;
        this.below = below;
        this.above = above;
    }

    /**
     * The series around a threshold.
     *
     * @param threshold the step that the threshold stands at
     * @param unit steps in a unit
     */
    static ScoreSeries around(ScoreSteps steps, int threshold, int unit) {
        int first = Math.floorDiv(1 - threshold + unit - 1, unit);
        int end = Math.floorDiv(steps.last() - threshold, unit);
        long[] counts = new long[Math.max(0, end - first)];
        long[] baseline = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int from = threshold + (first + i) * unit;
            for (int step = from; step < from + unit; step++) {
                counts[i] += steps.count(step);
                baseline[i] += steps.baseline(step);
            }
        }
        return new ScoreSeries(first, counts, baseline, steps.count(0), steps.count(steps.last()));
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

    /** Results at offsets from one to another. */
    long total(int from, int toExclusive) {
        long sum = 0;
        for (int offset = Math.max(from, first); offset < Math.min(toExclusive, end()); offset++) {
            sum += at(offset);
        }
        return sum;
    }

    long total() {
        return total(first, end());
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
