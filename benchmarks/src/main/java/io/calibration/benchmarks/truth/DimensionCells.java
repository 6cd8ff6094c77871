package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import java.util.function.Function;
import java.util.stream.Stream;

/** Worlds whose results are told apart by four dimensions of eight values: nothing is wrong in them, or one value is treated worse. */
final class DimensionCells {

    private static final World WORLD = World.of(Scores.BROAD).twelveFlagTypes().byDimensions();
    private static final int RESULTS = 5_000;

    private DimensionCells() {}

    static Stream<Cell> all() {
        return Stream.of(
                        of("dimensions", Circumstance.TIDY, Expected::generous),
                        of("all together, dimensions", TogetherCells.together(), TogetherCells::policy))
                .flatMap(cells -> cells);
    }

    private static Stream<Cell> of(
            String name, Circumstance circumstance, Function<Expected, CalibrationPolicy> expectations) {
        Circumstance given = circumstance.and(Dimensions.given());
        return Stream.of(
                        WorldCells.world(name, WORLD, given, Fault.NONE, expectations),
                        Stream.of(Dimensions.QUARTER, Dimensions.EIGHTH)
                                .map(value -> lower(name, given, expectations, value)))
                .flatMap(cells -> cells);
    }

    private static Cell lower(
            String name, Circumstance given, Function<Expected, CalibrationPolicy> expectations, String value) {
        return new Cell(
                name + ": segment " + value + " 8 points lower",
                WORLD,
                given,
                Fault.valueLower("segment", value, 8),
                RESULTS,
                2 * RESULTS,
                expectations,
                Sought.types("dimension_score_shift", "dimension_class_shift").about("dimension:segment:" + value),
                Objective.atLeast(0.95));
    }
}
