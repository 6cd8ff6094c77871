package io.calibration.collect.internal;

import io.calibration.metrics.MetricSource.Progress;
import java.util.OptionalDouble;

/** Tells a listener at most some times a second. Not thread-safe. */
public final class ProgressMeter {

    private static final long INTERVAL_NANOS = 250_000_000;
    private static final int STRIDE = 1024;
    private static final double NOT_ALL = Math.nextDown(1.0);

    private final Progress listener;
    private long last = System.nanoTime();

    /** A meter for one collection. */
    public ProgressMeter(Progress listener) {
        this.listener = listener;
    }

    /** Whether it is time to tell; cheap enough to be asked at every result. */
    public boolean isDue(long results) {
        return results % STRIDE == 0 && isDue();
    }

    /** Whether it is time to tell. */
    public boolean isDue() {
        return System.nanoTime() - last >= INTERVAL_NANOS;
    }

    /**
     * Tells the listener now that there is more to come.
     *
     * @param share share of the input read in [0, 1]; NaN when its size is not known. All of it is not told: what was read is not counted yet
     */
    public void advanced(long results, double share) {
        last = System.nanoTime();
        listener.advanced(
                results, Double.isNaN(share) ? OptionalDouble.empty() : OptionalDouble.of(Math.min(NOT_ALL, share)));
    }

    /** Tells the listener that all is counted. */
    public void ended(long results) {
        listener.advanced(results, OptionalDouble.of(1));
    }
}
