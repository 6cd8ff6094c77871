package io.calibration.collect;

import io.calibration.collect.counts.Accumulator;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.util.function.Consumer;

/**
 * A collection that goes on: for hosts that hand over results as they come, one by one or in batches. What was recorded can be taken at
 * any time as a part or a snapshot, and the recording goes on. Keeps no result; memory is bounded whatever comes. Thread-safe: one
 * result is recorded at a time. Threads that are to record at once have a recording each, and their parts are added up.
 */
public final class Recording {

    private final DayWindow window;
    private final Accumulator accumulator;
    private long position;
    private boolean broken;

    /**
     * Nothing recorded yet.
     *
     * @param window the days that are counted; {@link DayWindow#ALL} for all there are
     * @param layout how results are counted: {@link SnapshotLayout#of} the config that they were scored with
     */
    public Recording(DayWindow window, SnapshotLayout layout) {
        this.window = window;
        accumulator = new Accumulator(layout, window);
    }

    /** Counts one result. What is wrong with it is reported by its place, from 1. */
    public synchronized void record(ScanResult result) {
        count(recorder -> recorder.record(result));
    }

    /** Counts one result that is read now and never kept. */
    public synchronized void record(ScanResultCursor row) {
        count(recorder -> recorder.record(row));
    }

    /**
     * Adds what was recorded before, to go on from a part that was saved.
     *
     * @throws IllegalArgumentException when it was counted under another layout, or has days outside the window
     */
    public synchronized void add(MetricsPart part) {
        accumulator.add(part);
    }

    /**
     * The exact sum of all that was recorded up to now.
     *
     * @throws IllegalStateException when reading a result threw, so that it may be counted in part
     */
    public synchronized MetricsPart part() {
        requireWhole();
        return accumulator.total();
    }

    /**
     * The snapshot of all that was recorded up to now.
     *
     * @throws IllegalStateException when reading a result threw, so that it may be counted in part
     */
    public synchronized MetricsSnapshot snapshot() {
        return SnapshotCollector.snapshot(window, part());
    }

    private void count(Consumer<Accumulator> recording) {
        requireWhole();
        broken = true; // until the result is counted whole
        accumulator.position(++position);
        recording.accept(accumulator);
        broken = false;
    }

    private void requireWhole() {
        if (broken) {
            throw new IllegalStateException("Result " + position
                    + " threw while it was read, so the sums are not whole. Go on from the last part that was saved.");
        }
    }
}
