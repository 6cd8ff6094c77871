package io.calibration.analyzers.boundary;

import io.calibration.analyzers.boundary.ShapeEffect.Shape;
import io.calibration.config.ScoreScale.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The counts around one threshold, measured.
 *
 * @param window the places compared
 * @param tau how irregular the counts are beyond Poisson; NaN when the sides cannot be compared
 * @param shapes the shapes that could be measured
 */
record Boundary(BoundaryWindow window, double tau, List<ShapeEffect> shapes) {

    static Boundary measure(BoundaryWindow window, long results, Direction direction, Placebo placebo) {
        if (!window.isComparable()) {
            return new Boundary(window, Double.NaN, List.of());
        }
        double tau = BoundaryDispersion.of(window);
        if (tau > BoundaryDispersion.TOO_IRREGULAR) {
            return new Boundary(window, tau, List.of());
        }
        boolean higherIsBetter = direction == Direction.HIGHER_IS_BETTER;
        return new Boundary(
                window,
                tau,
                Stream.of(
                                JumpShape.in(window, new Noise(tau, placebo.inflation(Shape.JUMP)), results),
                                ShiftShape.in(window, new Noise(tau, placebo.inflation(Shape.SHIFT)), results),
                                ExcessShape.hump(window, new Noise(tau, placebo.inflation(Shape.HUMP)), results),
                                ExcessShape.spike(
                                        window,
                                        new Noise(tau, placebo.inflation(Shape.SPIKE)),
                                        results,
                                        higherIsBetter))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Why nothing can be said, when nothing can. */
    Optional<Obstacle> obstacle() {
        if (!shapes.isEmpty()) {
            return Optional.empty();
        }
        if (window.isTooCoarse()) {
            return Optional.of(Obstacle.LATTICE);
        }
        return Optional.of(window.isComparable() ? Obstacle.IRREGULAR_VALUES : Obstacle.TOO_FEW_RESULTS);
    }

    /** What may keep one from seeing crowding at a threshold. */
    enum Obstacle {
        LATTICE,
        IRREGULAR_VALUES,
        TOO_FEW_RESULTS
    }
}
