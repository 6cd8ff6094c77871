package io.calibration.analyzers.boundary;

import io.calibration.internal.statistics.CountFit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How irregular the counts of a window are beyond Poisson. Estimated away from the threshold alone, with a step at it allowed for: a
 * pile-up must not hide itself in the noise that it is measured against.
 */
final class BoundaryDispersion {

    /** Counts more irregular than this say nothing about a line. */
    static final double TOO_IRREGULAR = 0.6;

    private static final int AWAY = 5;
    private static final int LEAST_DEGREES_OF_FREEDOM = 3;
    private static final double LARGEST = 3;
    private static final double UNLIKELY = 0.05;

    private BoundaryDispersion() {}

    /** The coefficient of variation beyond Poisson, at least 0. */
    static double of(BoundaryWindow window) {
        List<WindowBin> away = window.without(bin -> bin.offset() >= -AWAY && bin.offset() < AWAY)
                .bins();
        double own = own(window, away);
        return window.hasBaseline() ? together(window, away, own) : own;
    }

    /** That of window and baseline, unless the window's own differs from it beyond chance. */
    private static double together(BoundaryWindow window, List<WindowBin> away, double own) {
        double both = usable(curve(window).andStep().withBaseline().fitWithOwnDispersion(away, away, LARGEST))
                .mapToDouble(CountFit::tau)
                .findFirst()
                .orElse(own);
        boolean alike = usable(curve(window).andStep().fit(away, both)).allMatch(BoundaryDispersion::isChance);
        return alike ? both : own;
    }

    private static boolean isChance(CountFit fit) {
        double below = ChiSquaredDistribution.of(fit.degreesOfFreedom()).cumulativeProbability(fit.pearson());
        return below > UNLIKELY && below < 1 - UNLIKELY;
    }

    private static double own(BoundaryWindow window, List<WindowBin> away) {
        List<Supplier<Optional<CountFit>>> attempts = List.of(
                () -> curve(window).andStep().fitWithOwnDispersion(away, LARGEST),
                () -> curve(window).fitWithOwnDispersion(away, LARGEST),
                () -> curve(window).andStep().fitWithOwnDispersion(window.bins(), LARGEST));
        return attempts.stream()
                .flatMap(attempt -> usable(attempt.get()))
                .mapToDouble(CountFit::tau)
                .findFirst()
                .orElse(0);
    }

    private static WindowTerms curve(BoundaryWindow window) {
        return WindowTerms.polynomial(window, 3);
    }

    private static Stream<CountFit> usable(Optional<CountFit> fit) {
        return fit.filter(f -> f.degreesOfFreedom() >= LEAST_DEGREES_OF_FREEDOM).stream();
    }
}
