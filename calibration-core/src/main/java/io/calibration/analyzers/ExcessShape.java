package io.calibration.analyzers;

import io.calibration.analysis.Effect;
import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.Forecast;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * More results close to the line than the counts further away lead one to expect: a hump around it, or a spike on the better side's first
 * place. The close places are forecast by a model fitted without them.
 */
final class ExcessShape {

    /** Ratio of observed to expected that does not matter. */
    static final double RATIO_MARGIN = 1.15;

    /** Excess that does not matter, as a share of all results. */
    static final double EXCESS_MARGIN = 0.005;

    /** A forecast in the middle of the window is hardly less sure with a cubic, which skewed counts need. */
    private static final int HUMP_DEGREE = 3;

    private static final double SURE = 0.975;

    private final ShapeEffect.Shape shape;
    private final long results;
    private final long observed;
    private final Forecast forecast;
    private final TDistribution t;
    private final Noise noise;

    private ExcessShape(
            ShapeEffect.Shape shape, long results, long observed, Forecast forecast, CountFit fit, Noise noise) {
        this.shape = shape;
        this.results = results;
        this.observed = observed;
        this.forecast = forecast;
        t = TDistribution.of(fit.degreesOfFreedom());
        this.noise = noise;
    }

    /** The hump around the line, of so many results in all. */
    static Optional<ShapeEffect> hump(BoundaryWindow window, Noise noise, long results) {
        int close = window.distance();
        return excess(
                ShapeEffect.Shape.HUMP,
                window,
                WindowTerms.polynomial(window, HUMP_DEGREE),
                bin -> bin.offset() >= -close && bin.offset() < close,
                noise,
                results);
    }

    /** The spike on the better side's first place, on top of a jump. */
    static Optional<ShapeEffect> spike(BoundaryWindow window, Noise noise, long results, boolean higherIsBetter) {
        WindowBin first = window.first(higherIsBetter);
        return excess(
                ShapeEffect.Shape.SPIKE,
                window,
                WindowTerms.polynomial(window, 2).andStep(),
                first::equals,
                noise,
                results);
    }

    private static Optional<ShapeEffect> excess(
            ShapeEffect.Shape shape,
            BoundaryWindow window,
            WindowTerms terms,
            Predicate<WindowBin> close,
            Noise noise,
            long results) {
        List<WindowBin> places = window.bins().stream().filter(close).toList();
        long observed = places.stream().mapToLong(WindowBin::count).sum();
        return terms.fit(window.without(close).bins(), noise.tau())
                .filter(fit -> fit.degreesOfFreedom() > 0 && observed > 0)
                .map(fit -> new ExcessShape(shape, results, observed, fit.forecast(terms.rows(places)), fit, noise)
                        .effect());
    }

    private ShapeEffect effect() {
        double quantile = t.inverseCumulativeProbability(SURE);
        double logRatio = Math.log(observed / forecast.mean());
        double logError = logError();
        double excess = (observed - forecast.mean()) / results;
        double error = noise.inflation() * Math.sqrt(observed + extraNoise() + forecast.uncertainty()) / results;
        double p = Math.max(
                t.survivalProbability((logRatio - Math.log(RATIO_MARGIN)) / logError),
                t.survivalProbability((excess - EXCESS_MARGIN) / error));
        Effect margins = Effect.of(
                margins(logRatio, excess),
                margins(logRatio - quantile * logError, excess - quantile * error),
                margins(logRatio + quantile * logError, excess + quantile * error));
        Effect ratio = Effect.of(logRatio, logRatio - quantile * logError, logRatio + quantile * logError);
        return new ShapeEffect(shape, margins, p, observed, forecast.mean(), ratio, logRatio / logError);
    }

    private double logError() {
        double mean = forecast.mean();
        return noise.inflation()
                * Math.sqrt(1.0 / observed + extraNoise() / (mean * mean) + forecast.uncertainty() / (mean * mean));
    }

    /** Variance of the observed total beyond Poisson; none for tau = 0. */
    private double extraNoise() {
        return noise.tau() == 0 ? 0 : forecast.noise() - forecast.mean();
    }

    private static double margins(double logRatio, double excess) {
        return Math.min(logRatio / Math.log(RATIO_MARGIN), excess / EXCESS_MARGIN);
    }
}
