package io.calibration.analyzers.boundary;

import io.calibration.analysis.Effect;
import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.Forecast;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A step of the counts at the line (after McCrary 2008; Cattaneo, Jansson and Ma 2020), measured twice: with a line on each side near the
 * threshold, and with a common curve over the whole window. The smaller step and the larger p-value count, and a more flexible curve
 * must leave it standing, so that a natural cliff near a threshold is not taken for one at it.
 */
final class JumpShape {

    /** Log ratio of the two sides at the line that does not matter. */
    static final double MARGIN = 0.22;

    private static final int NEAR = 10;
    private static final double SURE = 0.975;

    private final BoundaryWindow window;
    private final Noise noise;
    private final long results;

    private JumpShape(BoundaryWindow window, Noise noise, long results) {
        this.window = window;
        this.noise = noise;
        this.results = results;
    }

    /** The step, or empty when the counts do not allow to measure one. */
    static Optional<ShapeEffect> in(BoundaryWindow window, Noise noise, long results) {
        return new JumpShape(window, noise, results).measure();
    }

    private Optional<ShapeEffect> measure() {
        BoundaryWindow near = window.within(NEAR);
        Optional<Step> lines = step(WindowTerms.lines(near).andStep(), near);
        Optional<Step> curve = step(WindowTerms.polynomial(window, 2).andStep(), window);
        Optional<Step> flexible = step(WindowTerms.polynomial(window, 3).andStep(), window);
        if (lines.isEmpty() || curve.isEmpty()) {
            return Optional.empty();
        }
        double sign = Math.signum(curve.get().size());
        List<Step> steps = List.of(lines.get().times(sign), curve.get().times(sign));
        double surviving =
                flexible.map(step -> step.times(sign).leastPlausible()).orElse(Double.NEGATIVE_INFINITY);
        boolean here = isSteepestHere(curve.get().times(sign), sign);
        return Optional.of(effect(steps, sign, here ? surviving : Math.min(0, surviving)));
    }

    /** Whether a step a little further up or down would not be larger: otherwise it is a bend or a cliff elsewhere that is seen. */
    private boolean isSteepestHere(Step here, double sign) {
        return IntStream.of(-window.distance(), window.distance())
                .mapToObj(offset -> step(WindowTerms.polynomial(window, 2).andStepAt(offset), window))
                .flatMap(Optional::stream)
                .noneMatch(step -> step.times(sign).size() >= here.size());
    }

    private Optional<Step> step(WindowTerms terms, BoundaryWindow over) {
        return terms.fit(over.bins(), noise.tau())
                .filter(fit -> fit.degreesOfFreedom() > 0)
                .map(fit -> Step.of(fit, terms.last(), noise.inflation()));
    }

    private ShapeEffect effect(List<Step> steps, double sign, double surviving) {
        double estimate = steps.stream().mapToDouble(Step::size).min().orElseThrow();
        double lower = steps.stream().mapToDouble(Step::lower).min().orElseThrow();
        double upper = steps.stream().mapToDouble(Step::farthest).max().orElseThrow();
        double p = steps.stream().mapToDouble(step -> step.p(MARGIN)).max().orElseThrow();
        double observed = close().stream().mapToLong(WindowBin::count).sum();
        double expected = withoutStep(observed);
        double moved = Math.abs(observed - expected) / results / ExcessShape.EXCESS_MARGIN;
        Effect margins = Effect.of(
                Math.min(moved, estimate / MARGIN),
                Math.min(moved, Math.min(lower, surviving) / MARGIN),
                upper / MARGIN);
        Effect logRatio = sign < 0 ? Effect.of(-estimate, -upper, -lower) : Effect.of(estimate, lower, upper);
        double z = steps.stream().mapToDouble(Step::z).min().orElseThrow();
        return new ShapeEffect(ShapeEffect.Shape.JUMP, margins, p, observed, expected, logRatio, z);
    }

    /** The places on the upper side that are close to the line. */
    private List<WindowBin> close() {
        return window.bins().stream()
                .filter(bin -> bin.isAbove() && bin.offset() < window.distance())
                .toList();
    }

    /** What the lower side's counts would lead one to expect there. */
    private double withoutStep(double observed) {
        WindowTerms terms = WindowTerms.polynomial(window, 2).andStep();
        Optional<CountFit> fit = terms.fit(window.bins(), noise.tau());
        double[][] rows = terms.rows(close());
        for (double[] row : rows) {
            row[terms.last()] = 0;
        }
        return fit.map(f -> f.forecast(rows))
                .filter(forecast -> !forecast.ranOff())
                .map(Forecast::mean)
                .orElse(observed);
    }

    /** A measured log step with its standard error. */
    private record Step(double size, double error, TDistribution t) {

        static Step of(CountFit fit, int term, double inflation) {
            return new Step(
                    fit.coefficient(term),
                    inflation * fit.standardError(term),
                    TDistribution.of(fit.degreesOfFreedom()));
        }

        Step times(double sign) {
            return new Step(sign * size, error, t);
        }

        double z() {
            return size / error;
        }

        double lower() {
            return size - t.inverseCumulativeProbability(SURE) * error;
        }

        double farthest() {
            return Math.abs(size) + t.inverseCumulativeProbability(SURE) * error;
        }

        double leastPlausible() {
            return size - error;
        }

        double p(double margin) {
            return t.survivalProbability((size - margin) / error);
        }
    }
}
