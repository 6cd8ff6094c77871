package io.calibration.proposal;

/**
 * What the intervals of an {@link Impact} rest on.
 *
 * @param sample which results
 * @param results how many they are
 * @param designEffect how many clustered results are worth one independent one (Rao and Scott 1992), at least 1; the largest over the
 *     classes
 * @param next results of the next window that the intervals were made for
 */
public record Basis(Sample sample, long results, double designEffect, long next) {

    /** Which results. */
    public enum Sample {
        /** Every second day, which the search for changes did not see. */
        HELD_OUT_DAYS,
        /** The other days: those that a search may see. */
        SEARCH_DAYS,
        /** A random half set aside (hypergeometric thinning), for want of 14 days: blind to clustering by day. */
        HELD_OUT_THINNED,
        /** The other random half. */
        SEARCH_THINNED
    }
}
