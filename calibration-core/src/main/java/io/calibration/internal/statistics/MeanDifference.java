package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two means of unequal variances (Welch 1947): its quantiles are Student's, with the degrees of freedom of Satterthwaite
 * (1946), {@code (a + b)^2 / (a^2 / (n - 1) + b^2 / (m - 1))} of the two squared errors a and b.
 *
 * @param mean the one
 * @param other what is taken away from it
 */
public record MeanDifference(Mean mean, Mean other) {

    private static final double TAIL = 0.025;

    /** The difference seen. */
    public double estimate() {
        return mean.value() - other.value();
    }

    /** Its standard error. */
    public double error() {
        return Math.hypot(mean.error(), other.error());
    }

    /** The degrees of freedom; at least 1. */
    public double degrees() {
        double one = square(mean.error());
        double two = square(other.error());
        double lost = one * one / degrees(mean) + two * two / degrees(other);
        return Math.max(1, square(one + two) / lost);
    }

    private static double degrees(Mean mean) {
        return Math.max(1, mean.effectiveN() - 1);
    }

    /**
     * The simultaneous 95 % interval of one of several differences (Bonferroni).
     *
     * @param together how many are stated together, at least 1
     */
    public Interval interval(int together) {
        double half = TDistribution.of(degrees()).inverseSurvivalProbability(TAIL / together) * error();
        return new Interval(estimate() - half, estimate() + half);
    }

    /** How far the two lie apart, in margins; up or down alike. */
    public Effect effect(double margin) {
        return Effect.apart(estimate(), interval(1)).inMargins(margin);
    }

    /** The probability of a difference this great or greater when the true one is {@code difference}. */
    public double probabilityOfAsGreat(double difference) {
        return TDistribution.of(degrees()).survivalProbability((estimate() - difference) / error());
    }

    /** The two-sided probability of a difference as far off when the true one is anywhere within a margin of 0. */
    public double probability(double margin) {
        double great = probabilityOfAsGreat(margin);
        double small = TDistribution.of(degrees()).cumulativeProbability((estimate() + margin) / error());
        return Math.min(1, 2 * Math.min(great, small));
    }

    private static double square(double value) {
        return value * value;
    }
}
