package io.calibration.analyzers.boundary;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.boundary.BoundaryWindow.Place;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.internal.statistics.counts.CountFit;
import io.calibration.internal.statistics.counts.CountRows;
import io.calibration.internal.statistics.counts.Forecast;
import io.calibration.internal.statistics.counts.SharedCounts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results that were moved over the line: too few close to it on the one side, too many close to it on the other, against a curve fitted to the
 * places further away (a donut, after Barreca, Lindo and Waddell 2016). Where only those close to the line are moved, this is much surer
 * than a step between two curves. A more flexible curve must leave it standing.
 */
final class ShiftShape {

    /** How far from the line people reach over it, in units. */
    static final int CLOSE = 5;

    private final BoundaryWindow window;
    private final Noise noise;
    private final List<Place> lower;
    private final List<Place> upper;

    private ShiftShape(BoundaryWindow window, Noise noise) {
        this.window = window;
        this.noise = noise;
        lower = window.where(place -> place.isWithin(CLOSE, 0) && !place.isAbove());
        upper = window.where(place -> place.isWithin(CLOSE, 0) && place.isAbove());
    }

    /** The shift, or empty when the counts do not allow to measure one. */
    static Optional<ShapeEffect> in(BoundaryWindow window, Noise noise, long results) {
        ShiftShape shape = new ShiftShape(window, noise);
        if (shape.lower.isEmpty()
                || shape.upper.isEmpty()
                || BoundaryWindow.results(shape.lower) + BoundaryWindow.results(shape.upper) == 0) {
            return Optional.empty();
        }
        return shape.sides().map(sides -> sides.effect(results, shape.window.isBeside()));
    }

    /** By the curve of window and baseline together where that leaves less in doubt than the window's own. */
    private Optional<Sides> sides() {
        Optional<Sides> own = sides(CountModel.curve(window, 2));
        Optional<Sides> allowed = allowing(own, sides(CountModel.curve(window, 3)));
        if (!window.hasBaseline()) {
            return allowed;
        }
        Optional<Sides> both = allowing(
                sides(CountModel.curve(window, 2).withBaseline()),
                sides(CountModel.curve(window, 3).withBaseline()));
        return Stream.of(allowed, allowing(both, own))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(sides -> sides.counts().variation()));
    }

    private static Optional<Sides> allowing(Optional<Sides> sides, Optional<Sides> flexible) {
        return sides.map(some -> flexible.map(some::allowingFor).orElse(some));
    }

    /** The two sides by this curve. */
    private Optional<Sides> sides(CountModel curve) {
        return curve.fit(window.where(place -> !place.isWithin(CLOSE, 0)), noise.tau())
                .flatMap(fit -> sides(fit, curve.rows(lower), curve.rows(upper)));
    }

    private Optional<Sides> sides(CountFit fit, CountRows below, CountRows above) {
        Forecast one = fit.forecast(below);
        Forecast other = fit.forecast(above);
        if (one.ranOff() || other.ranOff()) {
            return Optional.empty();
        }
        double variation = fit.ratioVariance(above, below) + extra(one) + extra(other);
        return Optional.of(new Sides(
                new SharedCounts(
                        BoundaryWindow.results(upper),
                        BoundaryWindow.results(lower),
                        other.mean() / one.mean(),
                        variation * fit.fewPlaces(),
                        noise.inflation() * noise.inflation()),
                one.mean(),
                other.mean()));
    }

    /** Variance beyond Poisson, of the log of the total. */
    private double extra(Forecast forecast) {
        return (forecast.noise() - forecast.mean()) / (forecast.mean() * forecast.mean());
    }

    /** What is seen close to the line, and what is expected on each side. */
    private record Sides(SharedCounts counts, double expectedBelow, double expectedAbove) {

        /** What the curves disagree about, beyond what chance explains, is not known. */
        Sides allowingFor(Sides flexible) {
            double bias = Noise.disagreement(
                    Math.log(counts.odds() / flexible.counts.odds()), flexible.counts.variation() - counts.variation());
            return new Sides(counts.varyingBy(bias), expectedBelow, expectedAbove);
        }

        ShapeEffect effect(long results, boolean isBeside) {
            double logRatio = Math.log(counts.estimate());
            double sign = Math.signum(logRatio);
            Interval interval = counts.logInterval();
            double nearest = sign < 0 ? -interval.upper() : interval.lower();
            double farthest = sign < 0 ? -interval.lower() : interval.upper();
            double moved = moved() / results / ExcessShape.EXCESS_MARGIN;
            Effect margins = Effect.of(
                    Math.min(moved, Math.abs(logRatio) / JumpShape.MARGIN),
                    Math.min(moved, nearest / JumpShape.MARGIN),
                    Math.max(farthest, Math.abs(logRatio)) / JumpShape.MARGIN);
            return new ShapeEffect(
                    BoundaryShape.SHIFT,
                    margins,
                    Math.min(1, 2 * counts.probabilityBeyond(sign * Double.MIN_VALUE)),
                    (long) counts.count(),
                    expectedAbove,
                    new Effect(logRatio, interval),
                    logRatio / counts.error(),
                    isBeside);
        }

        /** Results too many on the one side, or too few on the other, whichever are fewer; none where both sides have too many. */
        private double moved() {
            double missing = expectedBelow - counts.other();
            double excess = counts.count() - expectedAbove;
            return missing * excess > 0 ? Math.min(Math.abs(missing), Math.abs(excess)) : 0;
        }
    }
}
