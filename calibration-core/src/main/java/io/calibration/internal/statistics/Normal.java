package io.calibration.internal.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
public final class Normal {

    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    private Normal() {}

    /** The value below which a share of the distribution lies. */
    public static double quantile(double share) {
        return STANDARD.inverseCumulativeProbability(share);
    }

    /** The probability of a value above {@code z}. */
    public static double above(double z) {
        return STANDARD.survivalProbability(z);
    }
}
