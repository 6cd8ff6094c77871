package io.calibration.internal.statistics.counts;

import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Two counts against the ratio that was expected of them. Given both together the first is binomial (Przyborowski and Wilenski 1940); what
 * varies beyond that makes the counts worth less.
 *
 * @param count the first
 * @param other the second; one of the two is above 0
 * @param odds the ratio expected of the first to the second
 * @param variation variance of the log of that ratio beyond that of independent counts, at least 0
 * @param inflation factor on all variance, at least 1
 */
public record SharedCounts(double count, double other, double odds, double variation, double inflation) {

    private static final double TAIL = 0.025;
    private static final double HALF = 0.5;

    /** The ratio seen over the one expected, with half a result added to each count. */
    public double estimate() {
        return (count + HALF) / (other + HALF) / odds;
    }

    /** Standard error of its log. */
    public double error() {
        return Math.sqrt(inflation * (1 / (count + HALF) + 1 / (other + HALF) + variation));
    }

    /** The same with so much more variance of the log of the ratio expected. */
    public SharedCounts varyingBy(double more) {
        return new SharedCounts(count, other, odds, variation + more, inflation);
    }

    /** How much of its number each count is worth. */
    private double worth() {
        double harmonic = (count + HALF) * (other + HALF) / (count + other + 1);
        return 1 / (inflation * (1 + variation * harmonic));
    }

    /** The 95 % interval of the log of the ratio; infinite on the side of a count of 0. */
    public Interval logInterval() {
        double lower = count == 0 ? 0 : asMany().inverseCumulativeProbability(TAIL);
        double upper = other == 0 ? 1 : asFew().inverseSurvivalProbability(TAIL);
        return new Interval(logRatio(lower), logRatio(upper));
    }

    /** The probability of a ratio as far beyond this one, up or down as its log says. */
    public double probabilityBeyond(double logRatio) {
        double limit = Math.exp(logRatio) * odds;
        double share = limit / (1 + limit);
        if (logRatio >= 0) {
            return count == 0 ? 1 : asMany().cumulativeProbability(share);
        }
        return other == 0 ? 1 : asFew().survivalProbability(share);
    }

    private BetaDistribution asMany() {
        return BetaDistribution.of(worth() * count, worth() * other + 1);
    }

    private BetaDistribution asFew() {
        return BetaDistribution.of(worth() * count + 1, worth() * other);
    }

    private double logRatio(double share) {
        return Math.log(share / (1 - share) / odds);
    }
}
