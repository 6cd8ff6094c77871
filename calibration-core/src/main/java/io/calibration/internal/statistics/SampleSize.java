package io.calibration.internal.statistics;

import java.util.OptionalLong;

/** How many results give 80 % power at the two-sided 5 % level; empty where no number of them in reach would. */
public final class SampleSize {

    private static final double OUT_OF_REACH = 1e10;

    private SampleSize() {}

    /**
     * Results that tell two rates apart (normal approximation; Fleiss, Levin and Paik 2003).
     *
     * @param limit the rate that is still fine
     * @param rate the true rate
     * @param designEffect allowance for clustering
     */
    public static OptionalLong forRate(double limit, double rate, double designEffect) {
        return forShift(Math.abs(rate - limit), deviation(limit), deviation(rate), designEffect);
    }

    /** Results that tell a mean from a limit. */
    public static OptionalLong forMean(double limit, double mean, double deviation, double designEffect) {
        return forShift(Math.abs(mean - limit), deviation, deviation, designEffect);
    }

    private static OptionalLong forShift(double shift, double before, double after, double designEffect) {
        double root = (Normal.SIDE_OF_95 * before + Normal.POWER_OF_80 * after) / shift;
        double n = designEffect * root * root;
        return n < OUT_OF_REACH ? OptionalLong.of((long) Math.ceil(Math.max(1, n))) : OptionalLong.empty();
    }

    private static double deviation(double rate) {
        double inside = Math.min(1, Math.max(0, rate));
        return Math.sqrt(inside * (1 - inside));
    }
}
