package io.calibration.metrics;

import io.calibration.config.KnownLabels;
import java.util.OptionalDouble;

/**
 * Where scan results come from. Implementations feed every result of the window to the recorder, once, and hold no result longer than it
 * takes. One collection runs in one call; a source may serve several, also at once.
 */
@FunctionalInterface
public interface MetricSource {

    /**
     * Feeds the results.
     *
     * @throws CollectionException when reading fails midway; nothing that was recorded is used then
     */
    void collect(CollectionRequest request, MetricsRecorder recorder);

    /** Labels that the source's own description of the results declares; they are told apart whatever they look like. */
    default KnownLabels labels() {
        return KnownLabels.none();
    }

    /**
     * What to collect.
     *
     * @param window the days asked for; a source may leave out what lies outside, the recorder does so in any case
     * @param layout how results will be counted; push-down needs it
     * @param progress whom to tell how far it is
     */
    record CollectionRequest(DayWindow window, SnapshotLayout layout, Progress progress) {}

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
}
