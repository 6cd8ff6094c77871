package io.calibration.metrics;

/**
 * The one rule by which numbers become integers before they are added up: billionths, halves to even. Sums of them are exact, so
 * they do not depend on the order of the results. Scores enter as their position on the scale, in [0, 1]; confidence as it is.
 */
public final class Fixed {

    /** Units in 1. */
    public static final long ONE = 1_000_000_000L;

    private Fixed() {}

    /** A number in [0, 1] in billionths. */
    public static long of(double value) {
        return (long) Math.rint(value * ONE);
    }

    /** The number that this many billionths are. */
    public static double toDouble(long billionths) {
        return (double) billionths / ONE;
    }
}
