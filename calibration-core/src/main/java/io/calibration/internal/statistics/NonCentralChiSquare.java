package io.calibration.internal.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The non-central chi-square distribution, as the Poisson mixture of central ones (Johnson, Kotz and Balakrishnan 1995, chapter 29). The
 * mixture is summed upwards over all terms that matter, so every step adds and nothing cancels.
 */
public final class NonCentralChiSquare {

    private static final double DEVIATIONS = 9;
    private static final int MARGIN = 40;
    private static final int HALVINGS = 60;

    private NonCentralChiSquare() {}

    /**
     * The probability of a value above {@code x}.
     *
     * @param degrees degrees of freedom, at least 1
     * @param nonCentrality at least 0
     */
    public static double above(double x, int degrees, double nonCentrality) {
        if (nonCentrality <= 0) {
            return ChiSquaredDistribution.of(degrees).survivalProbability(x);
        }
        double mean = nonCentrality / 2;
        double reach = DEVIATIONS * Math.sqrt(mean) + MARGIN;
        int first = (int) Math.max(0, mean - reach);
        int last = (int) (mean + reach);
        double weight = PoissonDistribution.of(mean).probability(first);
        double tail = ChiSquaredDistribution.of(degrees + 2.0 * first).survivalProbability(x);
        double step = 2 * ChiSquaredDistribution.of(degrees + 2.0 * first + 2).density(x);
        double sum = 0;
        for (int j = first; j <= last; j++) {
            sum += weight * tail;
            weight *= mean / (j + 1);
            tail += step;
            step *= x / (degrees + 2.0 * j + 2);
        }
        return Math.min(1, sum);
    }

    /**
     * The non-centrality at which a value above {@code x} has this probability; 0 when it is that probable without any.
     *
     * @param probability in (0, 1)
     */
    public static double nonCentrality(double x, int degrees, double probability) {
        DoubleUnaryOperator above = nonCentrality -> above(x, degrees, nonCentrality);
        if (above.applyAsDouble(0) >= probability) {
            return 0;
        }
        double low = 0;
        double high = x + degrees + MARGIN;
        while (above.applyAsDouble(high) < probability) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (above.applyAsDouble(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
