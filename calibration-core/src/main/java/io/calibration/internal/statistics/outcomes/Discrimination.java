package io.calibration.internal.statistics.outcomes;

import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.PredictionInterval;
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

    /** Where the results of one kind stand among those of the other. Immutable. */
    public static final class Placements {

        private final long[] first;
        private final long[] second;
        private final double[] outdone; // share of the first kind that one of the second outdoes, at each place
        private final double[] above; // share of the second kind that stands below one of the first, at each place

        private Placements(long[] first, long[] second) {
            this.first = first.clone();
            this.second = second.clone();
            outdone = below(first);
            above = below(second);
        }

        /**
         * The placements of an order, or empty where one kind is missing.
         *
         * @param first results of the first kind at each place, lowest first
         * @param second results of the second kind there
         */
        public static Optional<Placements> of(long[] first, long[] second) {
            return Arrays.stream(first).sum() == 0 || Arrays.stream(second).sum() == 0
                    ? Optional.empty()
                    : Optional.of(new Placements(first, second));
        }

        /** The share that stands below each place, of that place itself half. */
        private static double[] below(long[] counts) {
            long all = Arrays.stream(counts).sum();
            double[] below = new double[counts.length];
            long sum = 0;
            for (int i = 0; i < counts.length; i++) {
                below[i] = (sum + counts[i] / 2.0) / all;
                sum += counts[i];
            }
            return below;
        }

        /**
         * How well the order tells the kinds apart.
         *
         * @param designEffect variance over that of independent results, at least 1
         */
        public Discrimination discrimination(double designEffect) {
            long n = Arrays.stream(first).sum();
            long m = Arrays.stream(second).sum();
            double area = area();
            double variance = variance();
            double worth = variance > 0 && area > 0 && area < 1 ? area * (1 - area) / variance : Math.min(n, m);
            return new Discrimination(area, worth / designEffect, n, m, designEffect);
        }

        private double area() {
            return sum(second, outdone, 0) / Arrays.stream(second).sum();
        }

        /** The variance of the area when all results are independent. */
        public double variance() {
            return variance(second, outdone) + variance(first, above);
        }

        /** Of a mean. */
        private static double variance(long[] counts, double[] values) {
            long all = Arrays.stream(counts).sum();
            double mean = sum(counts, values, 0) / all;
            double squares = 0;
            for (int i = 0; i < counts.length; i++) {
                squares += counts[i] * (values[i] - mean) * (values[i] - mean);
            }
            return all < 2 ? 0 : squares / (all - 1) / all;
        }

        /** How far some of the results draw the area from what all say, to first order; nothing in the sum over all. */
        public double pull(long[] ofFirst, long[] ofSecond) {
            double area = area();
            return sum(ofSecond, outdone, area) / Arrays.stream(second).sum()
                    - sum(ofFirst, above, 1 - area) / Arrays.stream(first).sum();
        }

        private static double sum(long[] counts, double[] values, double center) {
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                sum += counts[i] * (values[i] - center);
            }
            return sum;
        }
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

    /** Where the area of as many later results will lie, 95 %. */
    public Interval next() {
        return PredictionInterval.alike(area, comparisons);
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
