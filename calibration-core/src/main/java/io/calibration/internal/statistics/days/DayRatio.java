package io.calibration.internal.statistics.days;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many times as often something happened on some days as on others. Idea: given the others, what is seen on these days is Poisson around
 * a mean that is uncertain for two reasons: the others are counts themselves, and days differ. Formula: with a gamma variable for that mean
 * the count is negative binomial, of size {@code 1 / (1 / other + variation)} (Greenwood and Yule 1920); where days do not differ that is the
 * exact conditional binomial test (Przyborowski and Wilenski 1940).
 *
 * @param count how often on these days
 * @param other how often on the others
 * @param odds what is to be expected of the first over the second, above 0
 * @param variation variance of the log of that ratio beyond that of independent counts, at least 0
 */
public record DayRatio(long count, long other, double odds, double variation) {

    private static final double TAIL = 0.025;

    /** The ratio seen; where one count is 0, with half an event added to each. */
    public double estimate() {
        double half = count == 0 || other == 0 ? 0.5 : 0;
        return (count + half) / (other + half) / odds;
    }

    /** The 95 % interval of the ratio; its upper end is infinite when nothing was seen on the others. */
    public Interval interval() {
        return interval(TAIL);
    }

    /**
     * The same with another probability of lying beyond each end. It is never narrower than where days do not differ: where they differ so much
     * that most gamma means are next to nothing, the tails alone would be, and would leave the estimate out.
     *
     * @param tail in (0, 0.5)
     */
    public Interval interval(double tail) {
        Interval interval = tails(tail);
        if (variation == 0) {
            return interval;
        }
        Interval alike = new DayRatio(count, other, odds, 0).tails(tail);
        return new Interval(Math.min(interval.lower(), alike.lower()), Math.max(interval.upper(), alike.upper()));
    }

    private Interval tails(double tail) {
        return new Interval(
                count == 0 ? 0 : ratio(asMany().inverseCumulativeProbability(tail), other + 1.0),
                other == 0
                        ? Double.POSITIVE_INFINITY
                        : ratio(asFew().inverseSurvivalProbability(tail), (double) other));
    }

    /** Two-sided probability of a ratio as far off when the true one is 1. */
    public double probability() {
        double many = count == 0 ? 1 : asMany().cumulativeProbability(share(other + 1.0));
        double few = other == 0 ? 1 : asFew().survivalProbability(share((double) other));
        return Math.min(1, 2 * Math.min(many, few));
    }

    /** How many steps of the margin, a ratio above 1, it lies from no change; up or down alike. */
    public Effect steps(double margin) {
        double lower = steps(interval().lower(), margin);
        double upper = steps(interval().upper(), margin);
        return Effect.of(
                steps(estimate(), margin), interval().contains(1) ? 0 : Math.min(lower, upper), Math.max(lower, upper));
    }

    private static double steps(double ratio, double margin) {
        return Math.abs(Math.log(ratio) / Math.log(margin));
    }

    private BetaDistribution asMany() {
        return BetaDistribution.of((double) count, size(other + 1.0));
    }

    private BetaDistribution asFew() {
        return BetaDistribution.of(count + 1.0, size((double) other));
    }

    private double size(double others) {
        return 1 / (1 / others + variation);
    }

    private double share(double others) {
        double mean = odds * others;
        return mean / (mean + size(others));
    }

    private double ratio(double share, double others) {
        return share / (1 - share) * size(others) / (odds * others);
    }
}
