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

    /** The world; by dimensions it has twelve flag types, and four dimensions of eight values. */
    private static World world(boolean byDimensions) {
        return byDimensions ? WORLD.flagTypes(12).byDimensions() : WORLD;
    }

    private static MetricsSnapshot draw(boolean byDimensions, int results, DayWindow window, long seed) {
        World world = world(byDimensions);
        Circumstance circumstance = byDimensions ? Dimensions.given() : Circumstance.TIDY;
        Fault given = circumstance.begin(world, new SplittableRandom(3));
        return new Sample(world, given, results, window).draw(new SplittableRandom(seed));
    }

    /** So many results of thirty days. */
    public static MetricsSnapshot window(int results, boolean byDimensions) {
        return draw(byDimensions, results, THIRTY_DAYS, 1);
    }

    /** A calibration by what is true of the world, with a baseline of so many results of the eight weeks before. */
    public static Calibration calibration(int baseline, boolean byDimensions) {
        return Calibration.builder()
                .source(ScanResults.of(List.of()))
                .config(world(byDimensions).config())
                .policy(Expected.of(world(byDimensions)).around())
                .baseline(draw(byDimensions, baseline, Sample.BASELINE, 2))
                .build();
    }
}
