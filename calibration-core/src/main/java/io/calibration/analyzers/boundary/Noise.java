package io.calibration.analyzers.boundary;

import io.calibration.analyzers.boundary.BoundaryWindow.Place;
import io.calibration.internal.statistics.counts.CountFit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a shape is measured against.
 *
 * @param tau coefficient of variation of single counts beyond Poisson, at least 0
 * @param inflation factor on every standard error, at least 1: how much more a shape varies at places without a threshold than the
 *     counts alone would let it
 */
record Noise(double tau, double inflation) {

    /** Counts more irregular than this say nothing about a line. */
    static final double TOO_IRREGULAR = 0.6;

    private static final int AWAY = 5;
    private static final int LEAST_DEGREES_OF_FREEDOM = 3;
    private static final double UNLIKELY = 0.05;

    /** A squared difference exceeds this in one of ten samples by chance, in its variances. */
    private static final double GATE = 2.71;

    /**
     * How irregular the counts of a window are beyond Poisson. Estimated away from the threshold alone, with a step at it allowed for: a
     * pile-up must not hide itself in the noise that it is measured against. That of window and baseline, unless the window's own differs
     * from it beyond chance.
     *
     * @return tau, at least 0; NaN where no curve can be fitted, as where most places are empty
     */
    static double irregularity(BoundaryWindow window) {
        List<Place> away = away(window);
        double own = irregularity(window, away);
        if (!window.hasBaseline()) {
            return own;
        }
        double both = usable(cubicWithStep(window).withBaseline().fitWithOwnDispersion(away))
                .findFirst()
                .map(CountFit::tau)
                .orElse(own);
        boolean alike = usable(cubicWithStep(window).fit(away, both)).allMatch(Noise::isChance);
        return alike ? both : own;
    }

    /** Whether the counts of a window themselves show it: independent ones would leave so much to a curve in few samples. */
    static boolean isIrregular(BoundaryWindow window) {
        return usable(cubicWithStep(window).fit(away(window), 0)).anyMatch(fit -> below(fit) >= 1 - UNLIKELY);
    }

    private static List<Place> away(BoundaryWindow window) {
        return window.where(place -> !place.isWithin(AWAY, 0));
    }

    private static double irregularity(BoundaryWindow window, List<Place> away) {
        List<Supplier<Optional<CountFit>>> attempts = List.of(
                () -> cubicWithStep(window).fitWithOwnDispersion(away),
                () -> CountModel.curve(window, 3).fitWithOwnDispersion(away),
                () -> cubicWithStep(window).fitWithOwnDispersion(window.places()),
                () -> CountModel.curve(window, 1).andStepAt(0).fitWithOwnDispersion(window.places()));
        return attempts.stream()
                .flatMap(attempt -> usable(attempt.get()))
                .findFirst()
                .map(CountFit::tau)
                .orElse(Double.NaN);
    }

    private static CountModel cubicWithStep(BoundaryWindow window) {
        return CountModel.curve(window, 3).andStepAt(0);
    }

    private static Stream<CountFit> usable(Optional<CountFit> fit) {
        return fit.filter(f -> f.degreesOfFreedom() >= LEAST_DEGREES_OF_FREEDOM).stream();
    }

    private static boolean isChance(CountFit fit) {
        double below = below(fit);
        return below > UNLIKELY && below < 1 - UNLIKELY;
    }

    /** How likely independent counts are to leave less. */
    private static double below(CountFit fit) {
        return ChiSquaredDistribution.of(fit.degreesOfFreedom()).cumulativeProbability(fit.pearson());
    }

    /**
     * What two estimates of one curve disagree about beyond what chance explains, squared: it is not known which of them is right.
     *
     * @param difference of their logs
     * @param variance of that difference: the surer estimate is part of the other, so it is what the one varies more than the other
     */
    static double disagreement(double difference, double variance) {
        return Math.max(0, difference * difference - GATE * Math.max(0, variance));
    }
}
