package io.calibration.metrics;

import java.util.OptionalDouble;

/** Told now and then how far a collection is. Called from one thread at a time, at most some times a second. */
@FunctionalInterface
public interface Progress {

    /** Tells nobody. */
    Progress NONE = (results, share) -> {};

    /**
     * Takes word of how far the collection is.
     *
     * @param results results read so far
     * @param share share of the input read so far in [0, 1], or empty when its size is not known; 1 when all results are counted, and not before
     */
    void advanced(long results, OptionalDouble share);
}
