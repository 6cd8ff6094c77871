package io.calibration.collect;

import io.calibration.metrics.Counts;
import io.calibration.metrics.ScoreDistribution;

/** Adds up scores of one kind. */
final class ScoreSum {

    private final long[] bins;
    private long sum;
    private long sumOfSquares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    ScoreSum(int bins) {
        this.bins = new long[bins];
    }

    void add(int bin, double score, long position, long positionSquared) {
        bins[bin]++;
        sum += position;
        sumOfSquares += positionSquared;
        min = Math.min(min, score);
        max = Math.max(max, score);
    }

    void add(ScoreSum other) {
        Places.add(other.bins, bins);
        sum += other.sum;
        sumOfSquares += other.sumOfSquares;
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    ScoreDistribution toDistribution() {
        boolean none = min > max;
        return new ScoreDistribution(
                Counts.of(bins), sum, sumOfSquares, none ? Double.NaN : min, none ? Double.NaN : max);
    }
}
