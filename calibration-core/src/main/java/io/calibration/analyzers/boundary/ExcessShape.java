package io.calibration.analyzers.boundary;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.boundary.BoundaryWindow.Place;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.config.ScoreScale.Direction;
import io.calibration.internal.statistics.counts.CountFit;
import io.calibration.internal.statistics.counts.CountRatio;
import io.calibration.internal.statistics.counts.Forecast;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private ExcessShape() {}

    /**
     * The hump around the line, of so many results in all. By the window's own curve, or by a surer one where it leaves less in doubt; what
     * the two disagree about is in doubt as well, so a baseline of another shape is no help.
     */
    static Optional<ShapeEffect> hump(BoundaryWindow window, Noise noise, long results) {
        Predicate<Place> close = place -> place.isWithin(window.distance(), 0);
        Optional<Expectation> own = expectation(CountModel.curve(window, HUMP_DEGREE), window, close, noise);
        Optional<Expectation> surer = surer(window).flatMap(model -> expectation(model, window, close, noise));
        return Stream.of(own, surer.flatMap(other -> own.map(other::allowingFor)))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Expectation::variation))
                .flatMap(expected -> effect(BoundaryShape.HUMP, window, window.where(close), expected, noise, results));
    }

    /** Distributions that have moved a little differ by a level and a tilt: held against the baseline, or drawn through both. */
    private static Optional<CountModel> surer(BoundaryWindow window) {
        if (window.isBeside()) {
            return Optional.of(CountModel.curve(window, 1));
        }
        return window.hasBaseline()
                ? Optional.of(CountModel.curve(window, HUMP_DEGREE).withBaseline())
                : Optional.empty();
    }

    /** The spike on the better side's first place, on top of a jump. */
    static Optional<ShapeEffect> spike(BoundaryWindow window, Noise noise, long results, Direction direction) {
        boolean higherIsBetter = direction == Direction.HIGHER_IS_BETTER;
        List<Place> better = window.side(higherIsBetter);
        Place first = better.get(higherIsBetter ? 0 : better.size() - 1);
        return expectation(CountModel.curve(window, 2).andStepAt(0), window, first::equals, noise)
                .flatMap(expected -> effect(BoundaryShape.SPIKE, window, List.of(first), expected, noise, results));
    }

    private static Optional<Expectation> expectation(
            CountModel model, BoundaryWindow window, Predicate<Place> close, Noise noise) {
        return model.fit(window.where(close.negate()), noise.tau())
                .flatMap(fit -> Expectation.of(fit, fit.forecast(model.rows(window.where(close)))));
    }

    private static Optional<ShapeEffect> effect(
            BoundaryShape shape,
            BoundaryWindow window,
            List<Place> close,
            Expectation expected,
            Noise noise,
            long results) {
        long observed = BoundaryWindow.results(close);
        if (observed == 0) {
            return Optional.empty();
        }
        double mean = expected.mean();
        CountRatio ratio = new CountRatio(
                observed, mean, expected.variation() * expected.few(), noise.inflation() * noise.inflation());
        Interval interval = ratio.interval();
        double limit = Math.max(RATIO_MARGIN, 1 + EXCESS_MARGIN * results / mean);
        double logRatio = Math.log(ratio.estimate());
        double logError = noise.inflation() * Math.sqrt(1.0 / observed + expected.variation());
        return Optional.of(new ShapeEffect(
                shape,
                Effect.of(
                        margins(ratio.estimate(), mean, results),
                        margins(interval.lower(), mean, results),
                        margins(interval.upper(), mean, results)),
                ratio.probabilityOfAsMany(shape == BoundaryShape.HUMP ? 1 : limit),
                observed,
                mean,
                Effect.of(logRatio, Math.log(interval.lower()), Math.log(interval.upper())),
                logRatio / logError,
                window.isBeside()));
    }

    /** The smaller of the two margins; their geometric mean where the excess is the larger one. */
    private static double margins(double ratio, double mean, long results) {
        double relative = Math.log(ratio) / Math.log(RATIO_MARGIN);
        double excess = (ratio - 1) * mean / results / EXCESS_MARGIN;
        return excess > relative && relative > 0 ? Math.sqrt(relative * excess) : Math.min(relative, excess);
    }

    /**
     * How many results a curve lets one expect at places that it was fitted without.
     *
     * @param mean their number
     * @param variation variance of its log, with that of single counts beyond Poisson
     * @param few the factor on that variance for a curve from few places
     */
    private record Expectation(double mean, double variation, double few) {

        static Optional<Expectation> of(CountFit fit, Forecast forecast) {
            if (forecast.ranOff()) {
                return Optional.empty();
            }
            double extra = forecast.noise() - forecast.mean();
            double variation = (extra + forecast.uncertainty()) / (forecast.mean() * forecast.mean());
            return Optional.of(new Expectation(forecast.mean(), variation, fit.fewPlaces()));
        }

        Expectation allowingFor(Expectation other) {
            double bias = Noise.disagreement(Math.log(mean / other.mean), other.variation - variation);
            return new Expectation(mean, variation + bias, few);
        }
    }
}
