package io.calibration.internal.statistics.counts;

import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How many times as many were counted as were expected, where the expectation itself is uncertain. The count is Poisson around a mean that
 * varies as a gamma variable, hence negative binomial (Greenwood and Yule 1920): exact for small counts, where a normal approximation of
 * the logarithm is not.
 *
 * @param count what was counted, above 0
 * @param expected what was expected, above 0
 * @param variation squared coefficient of variation of the expectation, at least 0
 * @param inflation factor on the variance of all that, at least 1
 */
public record CountRatio(double count, double expected, double variation, double inflation) {

    private static final double TAIL = 0.025;

    /** As good as none; a beta distribution needs some. */
    private static final double LEAST_VARIATION = 1e-9;

    /** The ratio seen. */
    public double estimate() {
        return count / expected;
    }

    /** The 95 % interval of the ratio. */
    public Interval interval() {
        double lower = BetaDistribution.of(events(), size()).inverseCumulativeProbability(TAIL);
        double upper = BetaDistribution.of(events() + 1, size()).inverseSurvivalProbability(TAIL);
        return new Interval(ratio(lower), ratio(upper));
    }

    /** The probability of as many or more when the true ratio is {@code ratio}. */
    public double probabilityOfAsMany(double ratio) {
        double mean = ratio * expected / inflation;
        return BetaDistribution.of(events(), size()).cumulativeProbability(mean / (mean + size()));
    }

    private double events() {
        return count / inflation;
    }

    private double size() {
        return 1 / (Math.max(LEAST_VARIATION, variation) * inflation);
    }

    private double ratio(double share) {
        return share / (1 - share) * size() * inflation / expected;
    }
}
