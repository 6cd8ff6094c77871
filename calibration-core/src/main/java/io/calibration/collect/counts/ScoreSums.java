package io.calibration.collect.counts;

import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.ScoreDistribution;
import java.util.Arrays;

/**
 * Adds up scores of several kinds by bin; kinds have dense numbers. Most scores lie on the lower edge of their bin: what they add to the
 * sums follows from their number, so only the number is kept until the sums are asked for. The others are added one by one.
 */
final class ScoreSums {

    private final Bins bins;
    private final Scale scale;
    private final int width; // places a kind
    private long[] counts = new long[0]; // by kind, then by bin
    private long[] between = new long[0]; // likewise, those of the counts that do not lie on the edge
    private long[] sums = new long[0]; // over these
    private long[] sumsOfSquares = new long[0];
    private double[] min = new double[0]; // of these, by kind
    private double[] max = new double[0];

    ScoreSums(Bins bins, Scale scale, int kinds) {
        this.bins = bins;
        this.scale = scale;
        width = bins.count();
        reach(kinds - 1);
    }

    /** Makes room for a kind. */
    void reach(int kind) {
        int kinds = min.length;
        if (kind >= kinds) {
            int more = Math.max(2 * kinds, kind + 1);
            counts = Arrays.copyOf(counts, more * width);
            between = Arrays.copyOf(between, more * width);
            sums = Arrays.copyOf(sums, more * width);
            sumsOfSquares = Arrays.copyOf(sumsOfSquares, more * width);
            min = Arrays.copyOf(min, more);
            max = Arrays.copyOf(max, more);
            Arrays.fill(min, kinds, more, Double.POSITIVE_INFINITY);
            Arrays.fill(max, kinds, more, Double.NEGATIVE_INFINITY);
        }
    }

    /** Adds a score that came so many times in the bin where it belongs, of a kind that there is room for. */
    void add(int kind, int bin, double score, long times) {
        int at = kind * width + bin;
        counts[at] += times;
        if (score != bins.lower(bin)) {
            addBetween(kind, at, score, times);
        }
    }

    private void addBetween(int kind, int at, double score, long times) {
        double share = scale.position(score);
        between[at] += times;
        sums[at] += times * Fixed.of(share);
        sumsOfSquares[at] += times * Fixed.of(share * share);
        min[kind] = Math.min(min[kind], score);
        max[kind] = Math.max(max[kind], score);
    }

    /** Adds all of one kind to another, and clears it. */
    void move(int from, int to) {
        for (long[] numbers : new long[][] {counts, between, sums, sumsOfSquares}) {
            for (int bin = 0; bin < width; bin++) {
                Places.move(numbers, from * width + bin, to * width + bin);
            }
        }
        min[to] = Math.min(min[to], min[from]);
        max[to] = Math.max(max[to], max[from]);
        min[from] = Double.POSITIVE_INFINITY;
        max[from] = Double.NEGATIVE_INFINITY;
    }

    long count(int kind, int bin) {
        return counts[kind * width + bin];
    }

    long sum(int kind, int bin) {
        return sums[kind * width + bin] + onEdge(kind, bin) * Fixed.of(scale.position(bins.lower(bin)));
    }

    long sumOfSquares(int kind, int bin) {
        double share = scale.position(bins.lower(bin));
        return sumsOfSquares[kind * width + bin] + onEdge(kind, bin) * Fixed.of(share * share);
    }

    private long onEdge(int kind, int bin) {
        return counts[kind * width + bin] - between[kind * width + bin];
    }

    ScoreDistribution toDistribution(int kind) {
        long sum = 0;
        long sumOfSquares = 0;
        double least = min[kind];
        double greatest = max[kind];
        for (int bin = 0; bin < width; bin++) {
            sum += sum(kind, bin);
            sumOfSquares += sumOfSquares(kind, bin);
            if (onEdge(kind, bin) > 0) {
                least = Math.min(least, bins.lower(bin));
                greatest = Math.max(greatest, bins.lower(bin));
            }
        }
        boolean none = least > greatest;
        return new ScoreDistribution(
                Counts.of(Arrays.copyOfRange(counts, kind * width, (kind + 1) * width)),
                sum,
                sumOfSquares,
                none ? Double.NaN : least,
                none ? Double.NaN : greatest);
    }
}
