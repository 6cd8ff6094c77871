package io.calibration.analyzers.boundary;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.Forecast;
import io.calibration.internal.statistics.SharedCounts;
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
    private final List<WindowBin> lower;
    private final List<WindowBin> upper;

    private ShiftShape(BoundaryWindow window, Noise noise) {
        this.window = window;
        this.noise = noise;
        lower = close(false);
        upper = close(true);
    }

    private List<WindowBin> close(boolean isAbove) {
        return window.bins().stream()
                .filter(bin -> isClose(bin) && bin.isAbove() == isAbove)
                .toList();
    }

    private static boolean isClose(WindowBin bin) {
        return bin.offset() >= -CLOSE && bin.offset() < CLOSE;
    }

    private static long total(List<WindowBin> bins) {
        return bins.stream().mapToLong(WindowBin::count).sum();
    }

    /** The shift, or empty when the counts do not allow to measure one. */
    static Optional<ShapeEffect> in(BoundaryWindow window, Noise noise, long results) {
        ShiftShape shape = new ShiftShape(window, noise);
        if (shape.lower.isEmpty() || shape.upper.isEmpty() || total(shape.lower) + total(shape.upper) == 0) {
            return Optional.empty();
        }
        return shape.sides().map(sides -> sides.effect(results));
    }

    /** By the curve of window and baseline together where that leaves less in doubt than the window's own. */
    private Optional<Sides> sides() {
        Optional<Sides> own = sides(2);
        Optional<Sides> allowed = allowing(own, sides(3));
        if (!window.hasBaseline()) {
            return allowed;
        }
        List<WindowBin> away = window.without(ShiftShape::isClose).bins();
        Optional<Sides> both = allowing(allowing(sides(2, away), sides(3, away)), own);
        return Stream.of(allowed, both)
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(sides -> sides.counts().variation()));
    }

    private static Optional<Sides> allowing(Optional<Sides> sides, Optional<Sides> flexible) {
        return sides.map(some -> flexible.map(some::allowingFor).orElse(some));
    }

    /** The two sides by a curve of this degree. */
    private Optional<Sides> sides(int degree) {
        WindowTerms terms = WindowTerms.polynomial(window, degree);
        return sides(terms, terms.fit(window.without(ShiftShape::isClose).bins(), noise.tau()));
    }

    /** The same with these places of the baseline. */
    private Optional<Sides> sides(int degree, List<WindowBin> baseline) {
        WindowTerms terms = WindowTerms.polynomial(window, degree).withBaseline();
        return sides(terms, terms.fit(window.without(ShiftShape::isClose).bins(), baseline, noise.tau()));
    }

    private Optional<Sides> sides(WindowTerms terms, Optional<CountFit> curve) {
        return curve.filter(fit -> fit.degreesOfFreedom() > 0)
                .flatMap(fit -> sides(fit, terms.rows(lower), terms.rows(upper)));
    }

    private Optional<Sides> sides(CountFit fit, double[][] below, double[][] above) {
        Forecast one = fit.forecast(below);
        Forecast other = fit.forecast(above);
        if (one.ranOff() || other.ranOff()) {
            return Optional.empty();
        }
        double variation = fit.ratioVariance(above, below) + extra(one) + extra(other);
        return Optional.of(new Sides(
                new SharedCounts(
                        total(upper),
                        total(lower),
                        other.mean() / one.mean(),
                        variation * Expectation.few(fit),
                        noise.inflation() * noise.inflation()),
                one.mean(),
                other.mean()));
    }

    /** Variance beyond Poisson, of the log of the total. */
    private double extra(Forecast forecast) {
        return noise.tau() == 0 ? 0 : (forecast.noise() - forecast.mean()) / (forecast.mean() * forecast.mean());
    }

    /** What is seen close to the line, and what is expected on each side. */
    private record Sides(SharedCounts counts, double expectedBelow, double expectedAbove) {

        /** What the curves disagree about, beyond what chance explains, is not known. */
        Sides allowingFor(Sides flexible) {
            double difference = Math.log(counts.odds() / flexible.counts.odds());
            double bias = Disagreement.beyondChance(difference, flexible.counts.variation() - counts.variation());
            return new Sides(
                    new SharedCounts(
                            counts.count(),
                            counts.other(),
                            counts.odds(),
                            counts.variation() + bias,
                            counts.inflation()),
                    expectedBelow,
                    expectedAbove);
        }

        ShapeEffect effect(long results) {
            double sign = Math.signum(Math.log(counts.estimate()));
            Interval interval = counts.logInterval();
            double nearest = sign < 0 ? -interval.upper() : interval.lower();
            double farthest = sign < 0 ? -interval.lower() : interval.upper();
            double size = Math.abs(Math.log(counts.estimate()));
            double moved = moved() / results / ExcessShape.EXCESS_MARGIN;
            Effect margins = Effect.of(
                    Math.min(moved, size / JumpShape.MARGIN),
                    Math.min(moved, nearest / JumpShape.MARGIN),
                    Math.max(farthest, size) / JumpShape.MARGIN);
            return new ShapeEffect(
                    ShapeEffect.Shape.SHIFT,
                    margins,
                    Math.min(1, 2 * counts.probabilityBeyond(sign * Double.MIN_VALUE)),
                    counts.count(),
                    expectedAbove,
                    Effect.of(Math.log(counts.estimate()), interval.lower(), interval.upper()),
                    Math.log(counts.estimate()) / counts.error());
        }

        /** Results too many on the one side, or too few on the other, whichever are fewer; none where both sides have too many. */
        private double moved() {
            double missing = expectedBelow - counts.other();
            double excess = counts.count() - expectedAbove;
            return missing * excess > 0 ? Math.min(Math.abs(missing), Math.abs(excess)) : 0;
        }
    }
}
