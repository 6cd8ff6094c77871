package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;
import java.util.Arrays;
import java.util.Optional;

/**
 * How well an order tells two kinds of results apart: the probability that one of the second kind stands higher than one of the first, equal
 * places counting half (area under the curve; Bamber 1975). Its variance is that of DeLong, DeLong and Clarke-Pearson (1988): with v the
 * share of the other kind that a result outdoes, {@code var(v of the second) / m + var(v of the first) / n}. That is worth as many
 * independent comparisons as have this variance, {@code A (1 - A) / var}; where all are told apart no fewer than the smaller kind has results
 * (Birnbaum and Klose 1957). Interval and probabilities are those of a share among them (Wilson 1927), so that they stay within 0 and 1.
 *
 * @param area in [0, 1]
 * @param comparisons how many independent ones it is worth
 * @param first results of the first kind
 * @param second results of the second kind
 * @param designEffect variance over that of independent results, at least 1
 */
public record Discrimination(double area, double comparisons, long first, long second, double designEffect) {

    /** Where the order tells nothing. */
    public static final double CHANCE = 0.5;

    /**
     * The discrimination of an order, or empty where one kind is missing.
     *
     * @param first results of the first kind at each place, lowest first
     * @param second results of the second kind there
     * @param designEffect variance over that of independent results, at least 1
     */
    public static Optional<Discrimination> of(long[] first, long[] second, double designEffect) {
        long n = Arrays.stream(first).sum();
        long m = Arrays.stream(second).sum();
        if (n == 0 || m == 0) {
            return Optional.empty();
        }
        double[] outdone = below(first, n); // by the second at each place
        double[] above = below(second, m);
        double area = mean(second, outdone, m);
        double variance = variance(second, outdone, m) / m + variance(first, above, n) / n;
        double worth = variance > 0 && area > 0 && area < 1 ? area * (1 - area) / variance : Math.min(n, m);
        return Optional.of(new Discrimination(area, worth / designEffect, n, m, designEffect));
    }

    /** The share that stands below each place, of that place itself half. */
    private static double[] below(long[] counts, long all) {
        double[] below = new double[counts.length];
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            below[i] = (sum + counts[i] / 2.0) / all;
            sum += counts[i];
        }
        return below;
    }

    private static double mean(long[] counts, double[] values, long all) {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * values[i];
        }
        return sum / all;
    }

    private static double variance(long[] counts, double[] values, long all) {
        double mean = mean(counts, values, all);
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (values[i] - mean) * (values[i] - mean);
        }
        return all < 2 ? 0 : sum / (all - 1);
    }

    /** All results. */
    public long n() {
        return first + second;
    }

    /** The standard error. */
    public double error() {
        return Math.sqrt(area * (1 - area) / comparisons);
    }

    /** The 95 % interval. */
    public Interval interval() {
        double z = Normal.SIDE_OF_95;
        double center = (area + z * z / (2 * comparisons)) / (1 + z * z / comparisons);
        double half = z
                / (1 + z * z / comparisons)
                * Math.sqrt(area * (1 - area) / comparisons + z * z / (4 * comparisons * comparisons));
        return new Interval(Math.max(0, center - half), Math.min(1, center + half));
    }

    /** The probability of an area this small or smaller when the true one is {@code truth}, in (0, 1). */
    public double probabilityOfAsLittle(double truth) {
        return Normal.above((truth - area) / Math.sqrt(truth * (1 - truth) / comparisons));
    }

    /** The probability of an area this great or greater when the true one is {@code truth}, in (0, 1). */
    public double probabilityOfAsMuch(double truth) {
        return Normal.above((area - truth) / Math.sqrt(truth * (1 - truth) / comparisons));
    }
}
