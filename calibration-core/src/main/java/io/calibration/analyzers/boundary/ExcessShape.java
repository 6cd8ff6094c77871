package io.calibration.analyzers.boundary;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.CountRatio;
import java.util.Optional;
import java.util.function.Predicate;

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

    private final ShapeEffect.Shape shape;
    private final long results;
    private final long observed;
    private final Expectation expected;
    private final Noise noise;

    private ExcessShape(ShapeEffect.Shape shape, long results, long observed, Expectation expected, Noise noise) {
        this.shape = shape;
        this.results = results;
        this.observed = observed;
        this.expected = expected;
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
        long observed =
                window.bins().stream().filter(close).mapToLong(WindowBin::count).sum();
        return (shape == ShapeEffect.Shape.HUMP
                        ? Expectation.withBaseline(
                                window,
                                terms,
                                WindowTerms.polynomial(window, HUMP_DEGREE).withBaseline(),
                                close,
                                noise.tau())
                        : Expectation.of(window, terms, close, noise.tau()))
                .filter(expected -> observed > 0)
                .map(expected -> new ExcessShape(shape, results, observed, expected, noise).effect());
    }

    private ShapeEffect effect() {
        double mean = expected.mean();
        double variation = expected.variation();
        CountRatio ratio =
                new CountRatio(observed, mean, variation * expected.few(), noise.inflation() * noise.inflation());
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

    private double margins(double ratio) {
        double relative = Math.log(ratio) / Math.log(RATIO_MARGIN);
        double excess = (ratio - 1) * expected.mean() / results / EXCESS_MARGIN;
        return excess > relative && relative > 0 ? Math.sqrt(relative * excess) : Math.min(relative, excess);
    }
}
