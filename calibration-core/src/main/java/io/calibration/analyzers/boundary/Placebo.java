package io.calibration.analyzers.boundary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.config.ScoreScale.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same measurements at places where no threshold is. Where persons are scanned often, or the distribution has bends that the models
 * do not follow, jumps and humps are found there too; those at the thresholds must stand out from them (placebo cutoffs: Imbens and
 * Lemieux 2008; by rank: Ganong and Jaeger 2018).
 *
 * @param byShape what the measurements say of each shape
 */
record Placebo(Map<BoundaryShape, Spread> byShape) {

    /** Nothing measured: the counts' own noise is all there is. */
    static final Placebo NONE = new Placebo(Map.of());

    /** As many imagined places at which all was as it should be, so that a few real ones do not decide alone. */
    private static final int PRIOR = 4;

    private static final int FEWEST = 3;

    /** Mean squared size, in variances of the counts, beyond which a dozen places do not get by chance. */
    private static final double LUMPY = 2;

    /** The same of all shapes together. */
    private static final double LUMPY_TOGETHER = 1.7;

    /**
     * How much a shape varies where no threshold is.
     *
     * @param inflation factor on standard errors, at least 1
     * @param sizes those measured, in standard errors of the counts and of what is known of persons who come again; of a jump or shift in either direction
     * @param isLumpy whether they vary so much more than the counts alone would let them that only their rank says how unusual one is: a few
     *     lumps are no normal noise
     */
    record Spread(double inflation, List<Double> sizes, boolean isLumpy) {

        private static final Spread NONE = new Spread(1, List.of(), false);

        private Spread lumpyIf(boolean so) {
            return new Spread(inflation, sizes, isLumpy && so);
        }

        /** The effect; as nothing sure where there is as large a one without a threshold, and no surer than its rank where only that counts. */
        ShapeEffect outstanding(ShapeEffect effect, int thresholds) {
            if (!isLumpy) {
                return effect;
            }
            double size = size(effect) * inflation;
            if (sizes.stream().anyMatch(other -> other >= size)) {
                return effect.unsure();
            }
            return effect.noSurerThan((double) thresholds / (1 + sizes.size()));
        }
    }

    Spread of(BoundaryShape shape) {
        return byShape.getOrDefault(shape, Spread.NONE);
    }

    /**
     * Measures all along a series, away from the thresholds.
     *
     * @param thresholds their offsets in the series
     * @param isBeside whether beside a baseline
     * @param known by offset, the factor on standard errors that is known beforehand
     */
    static Placebo along(
            ScoreSeries series,
            List<Integer> thresholds,
            boolean isBeside,
            Direction direction,
            IntToDoubleFunction known) {
        Placebo found = measured(series, thresholds, isBeside, direction, known);
        if (isBeside || !series.hasBaseline() || !found.isLumpy()) {
            return found;
        }
        return found.lumpyIfToo(measured(series.withoutBaseline(), thresholds, false, direction, known));
    }

    private boolean isLumpy() {
        return byShape.values().stream().anyMatch(Spread::isLumpy);
    }

    /** A baseline of another shape makes the curves worse, not the counts lumpy: they are where they are without it, too. */
    private Placebo lumpyIfToo(Placebo alone) {
        return new Placebo(byShape.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue()
                                .lumpyIf(alone.of(entry.getKey()).isLumpy()))));
    }

    private static Placebo measured(
            ScoreSeries series,
            List<Integer> thresholds,
            boolean isBeside,
            Direction direction,
            IntToDoubleFunction known) {
        Map<BoundaryShape, List<Double>> sizes = IntStream.iterate(
                        series.first(), place -> place < series.end(), place -> place + BoundaryWindow.CLOSE)
                .boxed()
                .flatMap(place -> window(place, series, thresholds, isBeside).stream()
                        .flatMap(window ->
                                Crowding.shapes(window, series.total(), direction, NONE, known.applyAsDouble(place))))
                .collect(groupingBy(ShapeEffect::shape, mapping(Placebo::size, toList())));
        double ofAll = square(sizes.values().stream().flatMap(List::stream).toList());
        return new Placebo(sizes.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= FEWEST)
                .collect(toMap(Map.Entry::getKey, entry -> spread(entry.getValue(), ofAll))));
    }

    private static Optional<BoundaryWindow> window(
            int place, ScoreSeries series, List<Integer> thresholds, boolean isBeside) {
        List<Integer> neighbours =
                thresholds.stream().map(threshold -> threshold - place).toList();
        BoundaryWindow window = BoundaryWindow.of(series.shifted(place), neighbours);
        int close = window.distance();
        if (neighbours.stream().anyMatch(offset -> Math.abs(offset) < 2 * close)) {
            return Optional.empty();
        }
        return (isBeside ? window.besideBaseline() : Optional.of(window))
                .map(way ->
                        way.without(other -> neighbours.stream().anyMatch(offset -> other.isWithin(close, offset))));
    }

    private static Spread spread(List<Double> sizes, double ofAllShapes) {
        double square = square(sizes);
        double inflation = (square * sizes.size() + PRIOR) / (sizes.size() + PRIOR);
        return new Spread(Math.sqrt(Math.max(1, inflation)), sizes, square > LUMPY || ofAllShapes > LUMPY_TOGETHER);
    }

    /** The mean of the squares. */
    private static double square(List<Double> sizes) {
        return sizes.stream().mapToDouble(size -> size * size).average().orElse(0);
    }

    private static double size(ShapeEffect effect) {
        return switch (effect.shape()) {
            case JUMP, SHIFT -> Math.abs(effect.z());
            case HUMP, SPIKE -> effect.z();
        };
    }
}
