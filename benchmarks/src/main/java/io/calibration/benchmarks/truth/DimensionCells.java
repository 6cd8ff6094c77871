package io.calibration.benchmarks.truth;

import io.calibration.analysis.CalibrationPolicy;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Worlds with results told apart by four dimensions of eight values, healthy and with one value treated worse. */
final class DimensionCells {

    private static final World WORLD = World.of(Scores.BROAD).byDimensions();

    private DimensionCells() {}

    static Stream<Cell> all() {
        Circumstance together = TogetherCells.together().and(Dimensions.given());
        return Stream.of(
                        WorldCells.world("dimensions", WORLD, Dimensions.given(), Fault.NONE, Expected::generous),
                        WorldCells.world(
                                "all together, with dimensions", WORLD, together, Fault.NONE, TogetherCells::policy),
                        valueLower("dimensions", Dimensions.given(), Dimensions.QUARTER, Expected::generous),
                        valueLower("dimensions", Dimensions.given(), Dimensions.EIGHTH, Expected::generous),
                        valueLower("all together", together, Dimensions.QUARTER, TogetherCells::policy),
                        valueLower("all together", together, Dimensions.EIGHTH, TogetherCells::policy))
                .flatMap(cells -> cells);
    }

    private static Stream<Cell> valueLower(
            String name, Circumstance circumstance, String value, Function<Expected, CalibrationPolicy> expectations) {
        return IntStream.of(1_000, 5_000)
                .mapToObj(n -> new Cell(
                        name + ": segment " + value + " 8 points lower",
                        WORLD,
                        circumstance,
                        Fault.valueLower("segment", value, 8),
                        n,
                        2 * n,
                        expectations,
                        Sought.types("dimension_score_shift", "dimension_class_shift")
                                .about("dimension:segment:" + value),
                        Objective.atLeast(n < 5_000 ? 0.5 : 0.95)));
    }
}
