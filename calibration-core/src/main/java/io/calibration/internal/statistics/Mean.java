package io.calibration.internal.statistics;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean seen in a sample (Student 1908), with the allowance for clustering.
 *
 * @param n values
 * @param value their mean
 * @param deviation their standard deviation, above 0
 * @param designEffect variance over that of independent values, at least 1
 */
public record Mean(long n, double value, double deviation, double designEffect) {

    private static final double LEVEL = 0.975;

    /** @throws IllegalArgumentException when there are fewer than 2 values or the deviation is not above 0 */
    public Mean {
        if (n < 2 || !(deviation > 0) || !(designEffect >= 1)) {
            throw new IllegalArgumentException("A mean of " + n + " values with the deviation " + deviation
                    + " has no interval. At least 2 values that differ are needed.");
        }
    }

    /** The mean, as a figure. */
    public Figure figure() {
        return Figure.measure(value, n);
    }

    /** How many independent values the sample is worth. */
    public double effectiveN() {
        return n / designEffect;
    }

    /** The 95 % interval. */
    public Interval interval() {
        double half = distribution().inverseCumulativeProbability(LEVEL) * error();
        return new Interval(value - half, value + half);
    }

    /** Where the mean of as many later values that vary as much will lie, 95 %. */
    public Interval next() {
        double half = distribution().inverseCumulativeProbability(LEVEL) * error() * Math.sqrt(2);
        return new Interval(value - half, value + half);
    }

    /** The probability of a mean this high or higher when the true one is {@code mean}. */
    public double probabilityOfAsHigh(double mean) {
        return distribution().survivalProbability((value - mean) / error());
    }

    /** The probability of a mean this low or lower when the true one is {@code mean}. */
    public double probabilityOfAsLow(double mean) {
        return distribution().cumulativeProbability((value - mean) / error());
    }

    /** The standard error. */
    public double error() {
        return deviation / Math.sqrt(effectiveN());
    }

    private TDistribution distribution() {
        return TDistribution.of(Math.max(1, effectiveN() - 1));
    }

    /** How many values would tell the mean from a limit; empty where no number of them in reach would. */
    public OptionalLong requiredSampleSize(double limit) {
        return Normal.sampleSize(Math.abs(value - limit), deviation, deviation, designEffect);
    }
}
