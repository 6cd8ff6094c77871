package io.calibration.collect;

import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.ScoreDistribution;

/**
 * Adds up scores of one kind by bin. Most scores lie on the lower edge of their bin: what they add to the sums follows from their
 * number, so only the number is kept until the sums are asked for. The others are added one by one.
 */
final class ScoreSum {

    private final Bins bins;
    private final Scale scale;
    private final long[] counts;
    private final long[] between; // by bin, those of the counts that do not lie on its edge
    private final long[] sums; // by bin, over these
    private final long[] sumsOfSquares;
    private double min = Double.POSITIVE_INFINITY; // of these
    private double max = Double.NEGATIVE_INFINITY;

    ScoreSum(Bins bins, Scale scale) {
        this.bins = bins;
        this.scale = scale;
        counts = new long[bins.count()];
        between = new long[bins.count()];
        sums = new long[bins.count()];
        sumsOfSquares = new long[bins.count()];
    }

    void add(int bin, double score) {
        counts[bin]++;
        if (score != bins.lower(bin)) {
            addBetween(bin, score);
        }
    }

    private void addBetween(int bin, double score) {
        double share = scale.position(score);
        between[bin]++;
        sums[bin] += Fixed.of(share);
        sumsOfSquares[bin] += Fixed.of(share * share);
        min = Math.min(min, score);
        max = Math.max(max, score);
    }

    void add(ScoreSum other) {
        Places.add(other.counts, counts);
        Places.add(other.between, between);
        Places.add(other.sums, sums);
        Places.add(other.sumsOfSquares, sumsOfSquares);
        min = Math.min(min, other.min);
        max = Math.max(max, other.max);
    }

    long count(int bin) {
        return counts[bin];
    }

    long sum(int bin) {
        return sums[bin] + onEdge(bin) * Fixed.of(scale.position(bins.lower(bin)));
    }

    long sumOfSquares(int bin) {
        double share = scale.position(bins.lower(bin));
        return sumsOfSquares[bin] + onEdge(bin) * Fixed.of(share * share);
    }

    private long onEdge(int bin) {
        return counts[bin] - between[bin];
    }

    ScoreDistribution toDistribution() {
        long sum = 0;
        long sumOfSquares = 0;
        double least = min;
        double greatest = max;
        for (int bin = 0; bin < counts.length; bin++) {
            sum += sum(bin);
            sumOfSquares += sumOfSquares(bin);
            if (onEdge(bin) > 0) {
                least = Math.min(least, bins.lower(bin));
                greatest = Math.max(greatest, bins.lower(bin));
            }
        }
        boolean none = least > greatest;
        return new ScoreDistribution(
                Counts.of(counts), sum, sumOfSquares, none ? Double.NaN : least, none ? Double.NaN : greatest);
    }
}
