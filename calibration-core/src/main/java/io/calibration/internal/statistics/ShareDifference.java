package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;

/**
 * The difference of two rates, in shares.
 *
 * @param rate the one
 * @param other what is taken away from it
 */
public record ShareDifference(Rate rate, Rate other) {

    /** The difference seen, in [-1, 1]. */
    public double estimate() {
        return rate.share() - other.share();
    }

    /** The 95 % interval of Newcombe (1998), his method 10, from two intervals of Wilson. */
    public Interval interval() {
        Interval one = rate.wilsonInterval();
        Interval two = other.wilsonInterval();
        return new Interval(
                estimate() - Math.hypot(rate.share() - one.lower(), two.upper() - other.share()),
                estimate() + Math.hypot(one.upper() - rate.share(), other.share() - two.lower()));
    }

    /** The probability of a difference this great or greater when the true one is {@code difference} (Agresti and Caffo 2000). */
    public double probabilityOfAsGreat(double difference) {
        double one = smoothed(rate);
        double two = smoothed(other);
        double variance = one * (1 - one) / (rate.effectiveN() + 2) + two * (1 - two) / (other.effectiveN() + 2);
        return Normal.above((one - two - difference) / Math.sqrt(variance));
    }

    private static double smoothed(Rate rate) {
        return (rate.share() * rate.effectiveN() + 1) / (rate.effectiveN() + 2);
    }
}
