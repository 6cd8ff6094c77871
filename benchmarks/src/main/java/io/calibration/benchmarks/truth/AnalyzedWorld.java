package io.calibration.benchmarks.truth;

import io.calibration.Calibration;
import io.calibration.collect.ScanResults;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** A healthy world to time the analysis in. */
public final class AnalyzedWorld {

    private static final DayWindow THIRTY_DAYS = new DayWindow(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 31));
    private static final World WORLD = World.of(Scores.BROAD);

    private AnalyzedWorld() {}

    /** So many results of thirty days. */
    public static MetricsSnapshot window(int results) {
        return new Sample(WORLD, Fault.NONE, results, THIRTY_DAYS).draw(new SplittableRandom(1));
    }

    /** A calibration by what is true of the world, with a baseline of so many results of the eight weeks before. */
    public static Calibration calibration(int baseline) {
        return Calibration.builder()
                .source(ScanResults.of(List.of()))
                .config(World.CONFIG)
                .policy(Expected.of(WORLD).around())
                .baseline(new Sample(WORLD, Fault.NONE, baseline, Sample.BASELINE).draw(new SplittableRandom(2)))
                .build();
    }
}
