package io.calibration.analyzers;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.CountRatio;
import io.calibration.internal.statistics.Forecast;
import io.calibration.internal.statistics.Normal;
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
    private final double few;
    private final Noise noise;

    private ExcessShape(
            ShapeEffect.Shape shape, long results, long observed, Forecast forecast, CountFit fit, Noise noise) {
        this.shape = shape;
        this.results = results;
        this.observed = observed;
        this.forecast = forecast;
        few = few(fit);
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
        double mean = forecast.mean();
        double variation = (extraNoise() + forecast.uncertainty()) / (mean * mean);
        CountRatio ratio = new CountRatio(observed, mean, variation * few, noise.inflation() * noise.inflation());
        Interval interval = ratio.interval();
        double limit = Math.max(RATIO_MARGIN, 1 + EXCESS_MARGIN * results / mean);
        double logRatio = Math.log(ratio.estimate());
        double logError = noise.inflation() * Math.sqrt(1.0 / observed + variation);
        return new ShapeEffect(
                shape,
                Effect.of(margins(ratio.estimate()), margins(interval.lower()), margins(interval.upper())),
                ratio.probabilityOfAsMany(shape == ShapeEffect.Shape.HUMP ? 1 : limit),
                observed,
                mean,
                Effect.of(logRatio, Math.log(interval.lower()), Math.log(interval.upper())),
                logRatio / logError);
    }

    /** The allowance of Korn and Graubard (1998) for a forecast from few places. */
    static double few(CountFit fit) {
        double ratio =
                TDistribution.of(fit.degreesOfFreedom()).inverseCumulativeProbability(SURE) / Normal.quantile(SURE);
        return ratio * ratio;
    }

    /** Variance of the observed total beyond Poisson; none for tau = 0. */
    private double extraNoise() {
        return noise.tau() == 0 ? 0 : forecast.noise() - forecast.mean();
    }

    private double margins(double ratio) {
        double relative = Math.log(ratio) / Math.log(RATIO_MARGIN);
        double excess = (ratio - 1) * forecast.mean() / results / EXCESS_MARGIN;
        return excess > relative && relative > 0 ? Math.sqrt(relative * excess) : Math.min(relative, excess);
    }
}
