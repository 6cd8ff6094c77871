package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import java.util.Optional;

/**
 * By how much two samples differ in a share, like compared with like: the mean over strata of the differences within them, each weighted
 * with {@code n m / (n + m)} (Mantel and Haenszel 1959; Greenland and Robins 1985), with the variance of Sato (1989), which holds for many
 * small strata as for few large ones.
 *
 * @param estimate the difference, in [-1, 1]
 * @param error its standard error, with the design effect
 * @param expected the share that the one sample would have with the other's shares in its strata, over the strata that both have
 * @param n results of the one sample in those strata
 * @param m those of the other
 */
public record StratifiedDifference(double estimate, double error, double expected, long n, long m) {

    /**
     * The difference, or empty where no stratum has results of both.
     *
     * @param yes results of the one sample with the property, by stratum
     * @param all all of its results
     * @param otherYes those of the other sample
     * @param otherAll all of its results
     * @param designEffect variance over that of independent results, at least 1
     */
    public static Optional<StratifiedDifference> of(
            long[] yes, long[] all, long[] otherYes, long[] otherAll, double designEffect) {
        double weight = 0;
        double difference = 0;
        double tilt = 0;
        double spread = 0;
        double expected = 0;
        long n = 0;
        long m = 0;
        for (int i = 0; i < all.length; i++) {
            if (all[i] == 0 || otherAll[i] == 0) {
                continue;
            }
            double one = (double) all[i] / (all[i] + otherAll[i]);
            double two = 1 - one;
            weight += two * all[i];
            difference += yes[i] * two - otherYes[i] * one;
            tilt += one * one * otherYes[i] - two * two * yes[i] + one * two * (otherAll[i] - all[i]) / 2.0;
            spread += (yes[i] * (two - (double) otherYes[i] / (all[i] + otherAll[i]))
                            + otherYes[i] * (one - (double) yes[i] / (all[i] + otherAll[i])))
                    / 2;
            expected += (double) all[i] * otherYes[i] / otherAll[i];
            n += all[i];
            m += otherAll[i];
        }
        if (n == 0) {
            return Optional.empty();
        }
        double estimate = difference / weight;
        double variance = designEffect * Math.max(0, estimate * tilt + spread) / (weight * weight);
        return Optional.of(new StratifiedDifference(estimate, Math.sqrt(variance), expected / n, n, m));
    }

    /** The 95 % interval. */
    public Interval interval() {
        double half = Normal.SIDE_OF_95 * error;
        return new Interval(Math.max(-1, estimate - half), Math.min(1, estimate + half));
    }

    /** How far the two lie apart, in margins; up or down alike. */
    public Effect effect(double margin) {
        return Effect.apart(estimate, interval()).inMargins(margin);
    }

    /** The two-sided probability of a difference as far off when the true one is anywhere within a margin of 0. */
    public double probability(double margin) {
        return error == 0
                ? Math.abs(estimate) > margin ? 0 : 1
                : Math.min(1, 2 * Normal.above((Math.abs(estimate) - margin) / error));
    }
}
