package io.calibration.analyzers.boundary;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Figure;
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
record Crowding(BoundaryWindow window, double tau, List<ShapeEffect> shapes) {

    /** Why crowding at a threshold cannot be judged. */
    enum NotJudgeable {
        /** Scores take too few different values near it. */
        LATTICE,
        /** The counts of neighbouring scores differ too irregularly. */
        IRREGULAR_VALUES,
        /** One side holds too few results. */
        TOO_FEW_RESULTS
    }

    /**
     * One shape of crowding as measured at one threshold.
     *
     * @param shape which
     * @param effect in margins
     * @param p minimum-effect p-value; of a shift and a hump that of no change
     * @param observed results at the place of the shape
     * @param expected results expected there from the counts around it
     * @param logRatio estimate and bounds of the log ratio of observed to expected
     * @param z the log ratio in its standard errors
     */
    record ShapeEffect(
            BoundaryShape shape, Effect effect, double p, long observed, double expected, Effect logRatio, double z) {

        /** The same when it is looked for at so many thresholds: p-values of no change at all allow for that, those of the margin need not. */
        ShapeEffect amongst(int thresholds) {
            return shape == BoundaryShape.SHIFT || shape == BoundaryShape.HUMP
                    ? new ShapeEffect(shape, effect, Math.min(1, thresholds * p), observed, expected, logRatio, z)
                    : this;
        }

        /** Results beyond those expected; negative when there are fewer. */
        double excess() {
            return observed - expected;
        }

        Figure seen() {
            return Figure.results(observed);
        }

        /** What is expected, which is told where as many results could be. */
        Figure foreseen() {
            return Figure.measure(expected, Math.round(expected));
        }
    }

    /** Measures every shape that the counts allow to measure. */
    static Crowding measure(BoundaryWindow window, long results, Direction direction, Placebo placebo) {
        if (!window.isComparable()) {
            return new Crowding(window, Double.NaN, List.of());
        }
        double tau = Noise.irregularity(window);
        if (tau > Noise.TOO_IRREGULAR) {
            return new Crowding(window, tau, List.of());
        }
        List<ShapeEffect> shapes = Stream.of(BoundaryShape.values())
                .map(shape -> measure(shape, window, new Noise(tau, placebo.inflation(shape)), results, direction))
                .flatMap(Optional::stream)
                .toList();
        return new Crowding(window, tau, shapes);
    }

    private static Optional<ShapeEffect> measure(
            BoundaryShape shape, BoundaryWindow window, Noise noise, long results, Direction direction) {
        return switch (shape) {
            case JUMP -> JumpShape.in(window, noise, results);
            case SHIFT -> ShiftShape.in(window, noise, results);
            case HUMP -> ExcessShape.hump(window, noise, results);
            case SPIKE -> ExcessShape.spike(window, noise, results, direction);
        };
    }

    /** Why nothing can be said, when nothing can. */
    Optional<NotJudgeable> notJudgeable() {
        if (!shapes.isEmpty()) {
            return Optional.empty();
        }
        if (window.isTooCoarse()) {
            return Optional.of(NotJudgeable.LATTICE);
        }
        return Optional.of(window.isComparable() ? NotJudgeable.IRREGULAR_VALUES : NotJudgeable.TOO_FEW_RESULTS);
    }
}
