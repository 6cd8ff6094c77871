package io.calibration.metrics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How scores are spread over the scale.
 *
 * @param bins scores in each bin of {@link SnapshotLayout#scoreBins()}
 * @param sum sum of the positions on the scale, in billionths ({@link Fixed})
 * @param sumOfSquares sum of the squared positions, in billionths
 * @param min least score, or NaN when there is none or it is withheld
 * @param max greatest score, or NaN when there is none or it is withheld
 */
public record ScoreDistribution(Counts bins, long sum, long sumOfSquares, double min, double max) {

    /** The shares whose percentiles a snapshot shows. */
    public static final List<Double> PERCENTILES = List.of(0.25, 0.50, 0.75, 0.90, 0.95);

    /** No scores. */
    public static ScoreDistribution empty(int bins) {
        return new ScoreDistribution(Counts.zeros(bins), 0, 0, Double.NaN, Double.NaN);
    }

    /** The number of scores. */
    public long count() {
        return bins.total();
    }

    /** The mean score, or empty when there are none. */
    public OptionalDouble mean(SnapshotLayout layout) {
        long n = count();
        return n == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(layout.scale().score(Fixed.toDouble(sum) / n));
    }

    /**
     * The score at or below which a share of the scores lies (nearest rank, Hyndman and Fan 1996, type 1): exact for scores on the
     * steps of the scale, otherwise the lower edge of its bin.
     *
     * @param share in (0, 1]
     */
    public OptionalDouble percentile(double share, SnapshotLayout layout) {
        long n = count();
        long rank = Math.max(1, (long) Math.ceil(share * n));
        long seen = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            seen += bins.get(bin);
            if (n > 0 && seen >= rank) {
                return OptionalDouble.of(layout.scoreBins().lower(bin));
            }
        }
        return OptionalDouble.empty();
    }

    public ScoreDistribution plus(ScoreDistribution other) {
        return new ScoreDistribution(
                bins.plus(other.bins),
                Math.addExact(sum, other.sum),
                Math.addExact(sumOfSquares, other.sumOfSquares),
                count() == 0 ? other.min : other.count() == 0 ? min : Math.min(min, other.min),
                count() == 0 ? other.max : other.count() == 0 ? max : Math.max(max, other.max));
    }
}
