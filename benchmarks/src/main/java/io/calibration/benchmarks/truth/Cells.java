package io.calibration.benchmarks.truth;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lines of the table: tidy worlds in which nothing is wrong, and all that others hold. */
final class Cells {

    private static final int[] SIZES = {50, 200, 1_000, 5_000, 20_000, 100_000, 1_000_000};
    private static final int LARGE = 20_000; // beyond, a baseline of the same size tells enough
    private static final int HUGE = 1_000_000;

    private Cells() {}

    static List<Cell> all() {
        return Stream.of(
                        healthy(),
                        trivial(),
                        FaultyCells.all(),
                        WorldCells.all(),
                        TogetherCells.all(),
                        DimensionCells.all())
                .flatMap(cells -> cells)
                .toList();
    }

    /** All is well, whatever the shape of the scores and however many there are. */
    private static Stream<Cell> healthy() {
        return Arrays.stream(Scores.values()).flatMap(scores -> {
            World world = World.of(scores);
            return IntStream.of(SIZES)
                    .mapToObj(n -> new Cell(
                            "healthy, " + scores.label(),
                            world,
                            Fault.NONE,
                            n,
                            n > LARGE ? n : 2 * n,
                            Expected::around,
                            Sought.ANYTHING,
                            Objective.atMost(0.05)));
        });
    }

    /** So much data that every trifle is certain. */
    private static Stream<Cell> trivial() {
        World world = World.of(Scores.BROAD);
        Objective goal = Objective.atMost(0.01);
        return Stream.of(
                new Cell(
                        "every true rate exactly at its limit",
                        world,
                        Fault.NONE,
                        HUGE,
                        0,
                        truth -> truth.atLimit(0),
                        Sought.ANYTHING,
                        goal),
                new Cell(
                        "every true rate half a point beyond its limit",
                        world,
                        Fault.NONE,
                        HUGE,
                        0,
                        truth -> truth.atLimit(0.005),
                        Sought.ANYTHING,
                        goal),
                new Cell(
                        "class mix moved by PSI 0.02",
                        world,
                        Expected.of(world).shift(0.02),
                        HUGE,
                        HUGE,
                        Expected::around,
                        Sought.ANYTHING,
                        goal));
    }
}
