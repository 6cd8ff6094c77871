package io.calibration.internal.statistics;

import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.days.DesignEffect;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * A rate seen in a sample, with the allowance for clustering: {@code count} and {@code n} are judged as if there were
 * {@code n / designEffect} independent results. All intervals are 95 % intervals.
 *
 * @param count how often it was seen, in [0, n]
 * @param n out of how many, at least 1
 * @param designEffect variance over that of independent results, at least 1 ({@link DesignEffect})
 */
public record Rate(long count, long n, double designEffect) {

    /** So few independent results tell next to nothing of a later window. */
    public static final int LEAST_WORTH = 30;

    private static final double TAIL = 0.025;

    /** @throws IllegalArgumentException when the count is not in [0, n], n is below 1 or the design effect below 1 */
    public Rate {
        if (n < 1 || count < 0 || count > n || !(designEffect >= 1)) {
            throw new IllegalArgumentException("The rate " + count + " of " + n + " with a design effect of "
                    + designEffect + " is none. Count and n must be in order, the design effect at least 1.");
        }
    }

    /** The share seen, in [0, 1]. */
    public double share() {
        return (double) count / n;
    }

    /** The share seen, as a figure. */
    public Figure figure() {
        return Figure.share(count, n);
    }

    /** Evidence that this share was seen. */
    public Evidence.Builder evidence() {
        return Evidence.builder(n).observed(figure()).effectiveN(effectiveN());
    }

    /** How many independent results the sample is worth. */
    public double effectiveN() {
        return n / designEffect;
    }

    /** Where the share will lie in a later window that is worth as much; empty below {@value #LEAST_WORTH} independent results. */
    public Optional<Interval> next() {
        return effectiveN() < LEAST_WORTH
                ? Optional.empty()
                : Optional.of(PredictionInterval.alike(share(), effectiveN()));
    }

    private double hits() {
        return count / designEffect;
    }

    private double misses() {
        return (n - count) / designEffect;
    }

    /** The interval of Clopper and Pearson (1934), by quantiles of the beta distribution, so that n need not be whole. */
    public Interval exactInterval() {
        double lower =
                count == 0 ? 0 : BetaDistribution.of(hits(), misses() + 1).inverseCumulativeProbability(TAIL);
        double upper =
                count == n ? 1 : BetaDistribution.of(hits() + 1, misses()).inverseSurvivalProbability(TAIL);
        return new Interval(lower, upper);
    }

    /** The interval of Wilson (1927). */
    public Interval wilsonInterval() {
        return scoreInterval(Normal.quantile(1 - TAIL));
    }

    /**
     * The simultaneous interval of Goodman (1965) for one of several shares that sum to 1.
     *
     * @param shares how many shares are stated together
     */
    public Interval goodmanInterval(int shares) {
        return scoreInterval(Normal.quantile(1 - TAIL / shares));
    }

    private Interval scoreInterval(double z) {
        double n = effectiveN();
        double center = (hits() + z * z / 2) / (n + z * z);
        double half = z / (n + z * z) * Math.sqrt(hits() * misses() / n + z * z / 4);
        return new Interval(
                count == 0 ? 0 : Math.max(0, center - half), count == this.n ? 1 : Math.min(1, center + half));
    }

    /** The probability of seeing this much or more when the true rate is {@code rate}. */
    public double probabilityOfAsMany(double rate) {
        if (count == 0 || rate >= 1) {
            return 1;
        }
        return rate <= 0 ? 0 : BetaDistribution.of(hits(), misses() + 1).cumulativeProbability(rate);
    }

    /** The probability of seeing this little or less when the true rate is {@code rate}. */
    public double probabilityOfAsFew(double rate) {
        if (count == n || rate <= 0) {
            return 1;
        }
        return rate >= 1 ? 0 : BetaDistribution.of(hits() + 1, misses()).survivalProbability(rate);
    }

    /** How many results would tell the rate from a limit; empty where no number of them in reach would. */
    public OptionalLong requiredSampleSize(double limit) {
        return Normal.sampleSize(Math.abs(share() - limit), deviation(limit), deviation(share()), designEffect);
    }

    private static double deviation(double rate) {
        double inside = Math.min(1, Math.max(0, rate));
        return Math.sqrt(inside * (1 - inside));
    }
}
