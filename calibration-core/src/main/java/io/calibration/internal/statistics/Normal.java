package io.calibration.internal.statistics;

import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    /** The share of a distribution below the upper end of a 95 % interval. */
    private static final double SURE = 0.975;

    /** How many standard errors a 95 % interval reaches to each side, 1.96. */
    public static final double SIDE_OF_95 = quantile(SURE);

    /** How many standard errors beyond the end of an interval give 80 % power, 0.84. */
    public static final double POWER_OF_80 = quantile(0.8);

    private static final double OUT_OF_REACH = 1e10;

    private Normal() {}

    /** The value below which a share of the distribution lies. */
    public static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }

    /**
     * How many times as far a 95 % interval reaches when the variance is estimated with so few degrees of freedom: Student's quantile over
     * the normal one. Its square is the allowance of Korn and Graubard (1998).
     */
    public static double few(double degrees) {
        return TDistribution.of(degrees).inverseCumulativeProbability(SURE) / SIDE_OF_95;
    }

    /** The probability of a value above {@code z}. */
    public static double above(double z) {
        return STANDARD.survivalProbability(z);
    }

    /**
     * How many results give 80 % power at the two-sided 5 % level (Fleiss, Levin and Paik 2003); empty where no number of them in reach would.
     *
     * @param shift how far the truth lies from what is still fine
     * @param fine deviation of a single result there
     * @param truth deviation of a single result in truth
     * @param designEffect allowance for clustering
     */
    static OptionalLong sampleSize(double shift, double fine, double truth, double designEffect) {
        double root = (SIDE_OF_95 * fine + POWER_OF_80 * truth) / shift;
        double n = designEffect * root * root;
        return n < OUT_OF_REACH ? OptionalLong.of((long) Math.ceil(Math.max(1, n))) : OptionalLong.empty();
    }
}
