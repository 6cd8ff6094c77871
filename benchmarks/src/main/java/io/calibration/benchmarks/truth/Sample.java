package io.calibration.benchmarks.truth;

import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * So many results of a world with a fault, counted by the real recorder row by row.
 *
 * @param world the world
 * @param fault what is wrong in it
 * @param results how many results
 * @param window the days that they fall on
 */
record Sample(World world, Fault fault, int results, DayWindow window) {

    /** The days that are analyzed: four weeks from a Monday. */
    static final DayWindow ANALYZED = new DayWindow(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 29));

    /** The days of the baseline: the eight weeks before. */
    static final DayWindow BASELINE = new DayWindow(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 3, 1));

    MetricsSnapshot draw(SplittableRandom random) {
        CollectionRequest request = new CollectionRequest(window, SnapshotLayout.of(world.config()), Progress.NONE);
        return SnapshotCollector.collect((asked, recorder) -> feed(recorder, random), request);
    }

    private void feed(MetricsRecorder recorder, SplittableRandom random) {
        Population population = new Population(world, window, random);
        int recorded = 0;
        while (recorded < results) {
            Row row = population.next();
            if (fault.befall(row, random)) {
                recorder.record(row);
                recorded++;
            }
        }
    }
}
