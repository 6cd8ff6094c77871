package io.calibration.analyzers.boundary;

import static java.util.stream.Collectors.toMap;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoreScale.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The counts around one threshold, measured.
 *
 * @param window the places compared
 * @param tau how irregular the counts are beyond Poisson; NaN when the sides cannot be compared
 * @param shapes the shapes that could be measured
 */
record Crowding(BoundaryWindow window, double tau, List<ShapeEffect> shapes) {

    private static final double LIKELY = 0.05;

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
     * @param isBeside whether the expectation is the baseline's count at the same places
     */
    record ShapeEffect(
            BoundaryShape shape,
            Effect effect,
            double p,
            long observed,
            double expected,
            Effect logRatio,
            double z,
            boolean isBeside) {

        private ShapeEffect with(Effect other, double otherP) {
            return new ShapeEffect(shape, other, Math.min(1, otherP), observed, expected, logRatio, z, isBeside);
        }

        /** The same when it is looked for at so many thresholds: p-values of no change at all allow for that, those of the margin need not. */
        ShapeEffect amongst(int thresholds) {
            return shape == BoundaryShape.SHIFT || shape == BoundaryShape.HUMP ? with(effect, thresholds * p) : this;
        }

        /** Whether it sets one side of the line against the other. */
        boolean isOneSided() {
            return shape == BoundaryShape.JUMP || shape == BoundaryShape.SHIFT;
        }

        private ShapeEffect amongWays(int ways) {
            return with(effect, ways * p);
        }

        /** The same as something that may be chance. */
        ShapeEffect unsure() {
            return with(
                    Effect.of(
                            effect.estimate(),
                            Math.min(0, effect.conservative()),
                            effect.bounds().upper()),
                    1);
        }

        /** The same with a p-value that is no smaller. */
        ShapeEffect noSurerThan(double least) {
            return with(effect, Math.max(p, least));
        }

        /** Results beyond those expected; negative when there are fewer. */
        double excess() {
            return observed - expected;
        }

        /** How many times as many results there are, on the side that has more or of those expected; told from 1 on. */
        Figure ratio() {
            return Figure.ratio(Math.exp(Math.abs(logRatio.estimate())), observed);
        }

        /** The 95 % interval of that. */
        Interval ratioBounds() {
            Interval bounds = logRatio.bounds();
            return logRatio.estimate() < 0
                    ? new Interval(Math.exp(-bounds.upper()), Math.exp(-bounds.lower()))
                    : new Interval(Math.exp(bounds.lower()), Math.exp(bounds.upper()));
        }

        Figure seen() {
            return Figure.results(observed);
        }

        /** What is expected, which is told where as many results could be. */
        Figure foreseen() {
            return Figure.measure(expected, Math.round(expected));
        }
    }

    /**
     * Measures every shape that the counts allow to measure: by a curve through them, unless they are too irregular for one or as large shapes
     * come without a threshold; then beside the baseline, where there is one (the difference in bunching; Kleven 2016).
     */
    static Crowding measure(BoundaryWindow window, long results, Direction direction, Placebos placebos, Known known) {
        Map<BoundaryShape, ShapeEffect> own = byShape(shapes(window, results, direction, placebos.own(), known.all()));
        boolean isClear = !known.people()
                && !own.isEmpty()
                && own.keySet().stream()
                        .noneMatch(shape -> placebos.own().of(shape).isLumpy());
        Map<BoundaryShape, ShapeEffect> beside = isClear
                ? Map.of()
                : window.besideBaseline()
                        .map(way -> byShape(shapes(
                                way, results, direction, placebos.beside().get(), known.beside())))
                        .orElse(Map.of());
        List<ShapeEffect> shapes = Stream.of(BoundaryShape.values())
                .flatMap(shape -> Stream.ofNullable(clearer(own.get(shape), beside.get(shape), shape, placebos)))
                .toList();
        return new Crowding(window, tau(window), withoutExplained(shapes));
    }

    /** What is found where no threshold is: by curves, and beside the baseline. */
    record Placebos(Placebo own, Supplier<Placebo> beside) {}

    /**
     * What is known of clustering at a line.
     *
     * @param all factor on standard errors, at least 1
     * @param beside the same beside the baseline: persons who are in both make no difference
     * @param people whether persons are told apart
     */
    record Known(double all, double beside, boolean people) {}

    private static Map<BoundaryShape, ShapeEffect> byShape(Stream<ShapeEffect> shapes) {
        return shapes.collect(toMap(ShapeEffect::shape, effect -> effect));
    }

    /** Of two ways to measure it, each has half of the error; where as large shapes come without a threshold, that way says little. */
    private static @Nullable ShapeEffect clearer(
            @Nullable ShapeEffect own, @Nullable ShapeEffect beside, BoundaryShape shape, Placebos placebos) {
        if (own == null || beside == null) {
            return own == null ? beside : own;
        }
        if (placebos.own().of(shape).isLumpy()) {
            return beside;
        }
        if (placebos.beside().get().of(shape).isLumpy()) {
            return own;
        }
        boolean byBaseline = beside.effect().conservative() > own.effect().conservative();
        return (byBaseline ? beside : own).amongWays(2);
    }

    /** Results drawn over a line make more than expected around it, too: that is no hump. */
    private static List<ShapeEffect> withoutExplained(List<ShapeEffect> shapes) {
        boolean isDrawn = shapes.stream()
                .anyMatch(effect ->
                        effect.isOneSided() && effect.effect().verdict() == Verdict.VIOLATION && effect.p() <= LIKELY);
        return shapes.stream()
                .filter(effect -> !isDrawn || effect.shape() != BoundaryShape.HUMP)
                .toList();
    }

    /** The shapes in one window; the known factor on standard errors is at least 1. */
    static Stream<ShapeEffect> shapes(
            BoundaryWindow window, long results, Direction direction, Placebo placebo, double known) {
        double tau = tau(window);
        if (!(tau <= Noise.TOO_IRREGULAR)) {
            return Stream.empty();
        }
        int thresholds = 1 + window.neighbours().size();
        return Stream.of(BoundaryShape.values()).flatMap(shape -> {
            Placebo.Spread spread = placebo.of(shape);
            return measure(shape, window, new Noise(tau, known * spread.inflation()), results, direction)
                    .map(effect -> spread.outstanding(effect, thresholds))
                    .stream();
        });
    }

    /**
     * How sure it is that the two sides differ, in standard errors: 0 where that could not be measured, and where both have too many, as around
     * a line that cuts a heap in two, though not in the middle.
     */
    double asymmetry() {
        boolean both = shapes.stream()
                .anyMatch(effect ->
                        effect.shape() == BoundaryShape.SHIFT && effect.effect().estimate() == 0);
        return shapes.stream()
                .filter(effect -> !both && effect.isOneSided())
                .mapToDouble(effect -> Math.abs(effect.z()))
                .max()
                .orElse(0);
    }

    /** Whether counts away from the line show to be more irregular than chance makes them. */
    boolean isIrregular() {
        return tau > 0 && Noise.isIrregular(window);
    }

    private static double tau(BoundaryWindow window) {
        return window.isComparable() ? Noise.irregularity(window) : Double.NaN;
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
