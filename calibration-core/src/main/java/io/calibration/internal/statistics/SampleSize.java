package io.calibration.internal.statistics;

/** How many results give 80 % power at the two-sided 5 % level. */
public final class SampleSize {

    /** What is returned when no number of results in reach would do. */
    public static final long UNKNOWN = -1;

    private static final double LEVEL = Normal.quantile(0.975);
    private static final double POWER = Normal.quantile(0.8);
    private static final double OUT_OF_REACH = 1e10;

    private SampleSize() {}

    /**
     * Results that tell two rates apart (normal approximation; Fleiss, Levin and Paik 2003).
     *
     * @param limit the rate that is still fine
     * @param rate the true rate
     * @param designEffect allowance for clustering
     */
    public static long forRate(double limit, double rate, double designEffect) {
        return forShift(Math.abs(rate - limit), deviation(limit), deviation(rate), designEffect);
    }

    /** Results that tell a mean from a limit. */
    public static long forMean(double limit, double mean, double deviation, double designEffect) {
        return forShift(Math.abs(mean - limit), deviation, deviation, designEffect);
    }

    private static long forShift(double shift, double before, double after, double designEffect) {
        double root = (LEVEL * before + POWER * after) / shift;
        double n = designEffect * root * root;
        return n < OUT_OF_REACH ? (long) Math.ceil(Math.max(1, n)) : UNKNOWN;
    }

    private static double deviation(double rate) {
        double inside = Math.min(1, Math.max(0, rate));
        return Math.sqrt(inside * (1 - inside));
    }
}
