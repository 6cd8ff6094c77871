package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import java.util.function.Function;
import java.util.stream.Stream;

/** Worlds with results told apart by four dimensions of eight values, healthy and with one value treated worse. */
final class DimensionCells {

    private static final World WORLD = World.of(Scores.BROAD).twelveFlagTypes().byDimensions();

    private static final int RESULTS = 5_000;

    private DimensionCells() {}

    static Stream<Cell> all() {
        Circumstance together = TogetherCells.together().and(Dimensions.given());
        return Stream.of(
                        WorldCells.world("dimensions", WORLD, Dimensions.given(), Fault.NONE, Expected::generous),
                        WorldCells.world(
                                "all together, with dimensions", WORLD, together, Fault.NONE, TogetherCells::policy),
                        Stream.of(Dimensions.QUARTER, Dimensions.EIGHTH)
                                .flatMap(value -> Stream.of(
                                        valueLower("dimensions", Dimensions.given(), value, Expected::generous),
                                        valueLower("all together", together, value, TogetherCells::policy))))
                .flatMap(cells -> cells);
    }

    private static Cell valueLower(
            String name, Circumstance circumstance, String value, Function<Expected, CalibrationPolicy> expectations) {
        return new Cell(
                name + ": segment " + value + " 8 points lower",
                WORLD,
                circumstance,
                Fault.valueLower("segment", value, 8),
                RESULTS,
                2 * RESULTS,
                expectations,
                Sought.types("dimension_score_shift", "dimension_class_shift")
                        .about("dimension:segment:" + value)
                        .beside(KnowingDetector.mean("segment", value, 2.03)),
                Objective.atLeast(0.95));
    }
}
