package io.calibration.analyzers.boundary;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.calibration.analysis.BoundaryShape;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.config.ScoreScale.Direction;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same measurements at places where no threshold is. Where persons are scanned often, or the distribution has bends that the models
 * do not follow, jumps and humps are found there too; those at the thresholds must stand out from them (placebo cutoffs: Imbens and
 * Lemieux 2008).
 *
 * @param least the least factor on standard errors, from what is known of clustering; at least 1
 * @param byShape what the measurements add to it
 */
record Placebo(double least, Map<BoundaryShape, Double> byShape) {

    /** Nothing measured: the counts' own noise is all there is. */
    static final Placebo NONE = new Placebo(1, Map.of());

    /** As many imagined places at which all was as it should be, so that a few real ones do not decide alone. */
    private static final int PRIOR = 4;

    private static final int FEWEST = 3;

    /** The factor on standard errors, at least 1. */
    double inflation(BoundaryShape shape) {
        return Math.max(least, byShape.getOrDefault(shape, 1.0));
    }

    /**
     * Measures all along a series, away from the thresholds.
     *
     * @param thresholds their offsets in the series
     * @param least the least factor, from what is known of clustering
     */
    static Placebo along(ScoreSeries series, List<Integer> thresholds, Direction direction, double least) {
        Map<BoundaryShape, Double> byShape = IntStream.iterate(
                        series.first(), place -> place < series.end(), place -> place + BoundaryWindow.CLOSE)
                .boxed()
                .flatMap(place -> at(place, series, thresholds, direction).stream())
                .collect(groupingBy(
                        ShapeEffect::shape,
                        collectingAndThen(mapping(effect -> effect.z() * effect.z(), toList()), Placebo::inflation)));
        return new Placebo(least, byShape);
    }

    private static List<ShapeEffect> at(int place, ScoreSeries series, List<Integer> thresholds, Direction direction) {
        List<Integer> neighbours =
                thresholds.stream().map(threshold -> threshold - place).toList();
        BoundaryWindow whole = BoundaryWindow.of(series.shifted(place), neighbours);
        int close = whole.distance();
        if (neighbours.stream().anyMatch(offset -> Math.abs(offset) < 2 * close)) {
            return List.of();
        }
        BoundaryWindow window =
                whole.without(other -> neighbours.stream().anyMatch(offset -> other.isWithin(close, offset)));
        return Crowding.measure(window, series.total(), direction, NONE).shapes();
    }

    private static double inflation(List<Double> squares) {
        if (squares.size() < FEWEST) {
            return 1;
        }
        double sum = squares.stream().mapToDouble(Double::doubleValue).sum();
        return Math.sqrt(Math.max(1, (sum + PRIOR) / (squares.size() + PRIOR)));
    }
}
