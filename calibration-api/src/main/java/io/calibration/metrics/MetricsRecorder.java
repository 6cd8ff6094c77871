package io.calibration.metrics;

import io.calibration.metrics.Intake.Rejection;

/**
 * Takes scan results and adds them up at once; keeps none. Invalid results are counted by reason and are never fatal; results of other
 * logic versions and days are counted and left out. Not thread-safe: {@link #fork} gives each further thread its own.
 */
public interface MetricsRecorder {

    /** Counts one result. */
    void record(ScanResult result);

    /** Counts one result that is read now and never kept. */
    void record(ScanResultCursor row);

    /**
     * Counts a result that could not even be read.
     *
     * @param rejection what was wrong
     */
    void reject(Rejection rejection);

    /**
     * Says where the next result stands, so that what is wrong with it can be found again.
     *
     * @param position line or row number from 1
     */
    void position(long position);

    /**
     * Adds what a database or another machine has added up.
     *
     * @throws IllegalArgumentException when the part's layout is not the requested one
     */
    void add(MetricsPart part);

    /** A recorder for another thread, whose results join this one's. Safe to call from any thread. */
    MetricsRecorder fork();
}
