package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
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
        return interval(1);
    }

    /**
     * The same for one of several differences (Bonferroni).
     *
     * @param together how many are stated together, at least 1
     */
    public Interval interval(int together) {
        Interval one = rate.goodmanInterval(together);
        Interval two = other.goodmanInterval(together);
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

    /** How far the two lie apart, in margins, up or down alike; one of several. */
    public Effect effect(double margin, int together) {
        return Effect.apart(estimate(), interval(together)).inMargins(margin);
    }

    /** The two-sided probability of a difference as far off when the true one is anywhere within a margin of 0. */
    public double probability(double margin) {
        double great = probabilityOfAsGreat(margin);
        double small = new ShareDifference(/* rate= */ other, /* other= */ rate).probabilityOfAsGreat(margin);
        return Math.min(1, 2 * Math.min(great, small));
    }

    private static double smoothed(Rate rate) {
        return (rate.share() * rate.effectiveN() + 1) / (rate.effectiveN() + 2);
    }
}
