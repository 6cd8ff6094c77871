package io.calibration.analyzers.boundary;

import io.calibration.internal.statistics.CountFit;
import io.calibration.internal.statistics.Forecast;
import io.calibration.internal.statistics.Normal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How many results a curve lets one expect at the places close to the line, fitted without them.
 *
 * @param mean their number
 * @param variation variance of its log, with that of single counts beyond Poisson
 * @param few the factor on that variance for a curve from few places
 */
record Expectation(double mean, double variation, double few) {

    private static final double SURE = 0.975;

    /** By the window's own curve. */
    static Optional<Expectation> of(BoundaryWindow window, WindowTerms terms, Predicate<WindowBin> close, double tau) {
        List<WindowBin> places = window.bins().stream().filter(close).toList();
        return of(terms.fit(window.without(close).bins(), tau), terms.rows(places));
    }

    /**
     * By the window's own curve, or by that of window and baseline where it leaves less in doubt. What the two disagree about, beyond chance,
     * is in doubt as well: a baseline of another shape is no help.
     */
    static Optional<Expectation> withBaseline(
            BoundaryWindow window, WindowTerms own, WindowTerms both, Predicate<WindowBin> close, double tau) {
        Optional<Expectation> alone = of(window, own, close, tau);
        if (!window.hasBaseline()) {
            return alone;
        }
        List<WindowBin> away = window.without(close).bins();
        double[][] at = both.rows(window.bins().stream().filter(close).toList());
        return Stream.of(alone, allowing(of(both.fit(away, away, tau), at), alone))
                .flatMap(Optional::stream)
                .min(Comparator.comparingDouble(Expectation::variation));
    }

    private static Optional<Expectation> of(Optional<CountFit> curve, double[][] at) {
        return curve.filter(fit -> fit.degreesOfFreedom() > 0).flatMap(fit -> of(fit, fit.forecast(at)));
    }

    private static Optional<Expectation> of(CountFit fit, Forecast forecast) {
        if (forecast.ranOff()) {
            return Optional.empty();
        }
        double extra = fit.tau() == 0 ? 0 : forecast.noise() - forecast.mean();
        double variation = (extra + forecast.uncertainty()) / (forecast.mean() * forecast.mean());
        return Optional.of(new Expectation(forecast.mean(), variation, few(fit)));
    }

    /** The allowance of Korn and Graubard (1998) for a forecast from few places. */
    static double few(CountFit fit) {
        double ratio =
                TDistribution.of(fit.degreesOfFreedom()).inverseCumulativeProbability(SURE) / Normal.quantile(SURE);
        return ratio * ratio;
    }

    private static Optional<Expectation> allowing(Optional<Expectation> surer, Optional<Expectation> other) {
        return surer.flatMap(s -> other.map(s::allowingFor));
    }

    private Expectation allowingFor(Expectation other) {
        double bias = Disagreement.beyondChance(Math.log(mean / other.mean), other.variation - variation);
        return new Expectation(mean, variation + bias, few);
    }
}
