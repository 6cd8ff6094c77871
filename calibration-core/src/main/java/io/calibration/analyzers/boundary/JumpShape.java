package io.calibration.analyzers.boundary;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analyzers.boundary.BoundaryWindow.Place;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.internal.statistics.counts.CountFit;
import io.calibration.internal.statistics.counts.Forecast;
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
        Optional<Step> lines = step(CountModel.lines(near).andStepAt(0), near);
        Optional<Step> curve = step(CountModel.curve(window, 2).andStepAt(0), window);
        Optional<Step> flexible = step(CountModel.curve(window, 3).andStepAt(0), window);
        if (lines.isEmpty() || curve.isEmpty()) {
            return Optional.empty();
        }
        double sign = Math.signum(curve.get().size());
        List<Step> steps = List.of(lines.get().times(sign), curve.get().times(sign));
        double surviving =
                flexible.map(step -> sign * step.size() - step.error()).orElse(Double.NEGATIVE_INFINITY);
        boolean here = isSteepestHere(steps.get(1).size(), sign);
        return Optional.of(effect(steps, sign, here ? surviving : Math.min(0, surviving)));
    }

    /** Whether a step a little further up or down would not be larger: otherwise it is a bend or a cliff elsewhere that is seen. */
    private boolean isSteepestHere(double size, double sign) {
        return IntStream.of(-window.distance(), window.distance())
                .mapToObj(offset -> step(CountModel.curve(window, 2).andStepAt(offset), window))
                .flatMap(Optional::stream)
                .noneMatch(step -> sign * step.size() >= size);
    }

    private Optional<Step> step(CountModel model, BoundaryWindow over) {
        return model.fit(over.places(), noise.tau()).map(fit -> Step.of(fit, model.last(), noise.inflation()));
    }

    private ShapeEffect effect(List<Step> steps, double sign, double surviving) {
        double estimate = steps.stream().mapToDouble(Step::size).min().orElseThrow();
        double lower = steps.stream()
                .mapToDouble(step -> step.size() - step.reach())
                .min()
                .orElseThrow();
        double upper = steps.stream()
                .mapToDouble(step -> Math.abs(step.size()) + step.reach())
                .max()
                .orElseThrow();
        double p = steps.stream().mapToDouble(step -> step.p(MARGIN)).max().orElseThrow();
        List<Place> close = window.where(place -> place.isAbove() && place.offset() < window.distance());
        long observed = BoundaryWindow.results(close);
        double expected = withoutStep(close).orElse((double) observed);
        double moved = Math.abs(observed - expected) / results / ExcessShape.EXCESS_MARGIN;
        Effect margins = Effect.of(
                Math.min(moved, estimate / MARGIN),
                Math.min(moved, Math.min(lower, surviving) / MARGIN),
                upper / MARGIN);
        Effect logRatio = sign < 0 ? Effect.of(-estimate, -upper, -lower) : Effect.of(estimate, lower, upper);
        double z = steps.stream()
                .mapToDouble(step -> step.size() / step.error())
                .min()
                .orElseThrow();
        return new ShapeEffect(BoundaryShape.JUMP, margins, p, observed, expected, logRatio, z, window.isBeside());
    }

    /** What the lower side's counts would lead one to expect at places on the upper side. */
    private Optional<Double> withoutStep(List<Place> places) {
        CountModel model = CountModel.curve(window, 2).andStepAt(0);
        return model.fit(window.places(), noise.tau())
                .map(fit -> fit.forecast(model.rowsWithoutLast(places)))
                .filter(forecast -> !forecast.ranOff())
                .map(Forecast::mean);
    }

    /** A measured log step with its standard error. */
    private record Step(double size, double error, TDistribution t) {

        /** How far the 95 % interval reaches to each side. */
        double reach() {
            return t.inverseCumulativeProbability(SURE) * error;
        }

        static Step of(CountFit fit, int term, double inflation) {
            return new Step(
                    fit.coefficient(term),
                    inflation * fit.standardError(term),
                    TDistribution.of(fit.degreesOfFreedom()));
        }

        Step times(double sign) {
            return new Step(sign * size, error, t);
        }

        double p(double margin) {
            return t.survivalProbability((size - margin) / error);
        }
    }
}
