package io.calibration.analyzers.boundary;

import io.calibration.analyzers.boundary.ShapeEffect.Shape;
import io.calibration.config.ScoreScale.Direction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The same measurements at places where no threshold is. Where persons are scanned often, or the distribution has bends that the models
 * do not follow, jumps and humps are found there too; those at the thresholds must stand out from them (placebo cutoffs: Imbens and
 * Lemieux 2008).
 */
final class Placebo {

    /** Nothing measured: the counts' own noise is all there is. */
    static final Placebo NONE = new Placebo(Map.of(), 1);

    /** As many imagined places at which all was as it should be, so that a few real ones do not decide alone. */
    private static final int PRIOR = 4;

    private static final int FEWEST = 3;

    private final Map<Shape, Double> inflation;
    private final double least;

    private Placebo(Map<Shape, Double> inflation, double least) {
        this.least = least;
        this.inflation = inflation;
    }

    /** The factor on standard errors, at least 1. */
    double inflation(Shape shape) {
        return Math.max(least, inflation.getOrDefault(shape, 1.0));
    }

    /**
     * Measures all along a series, away from the thresholds.
     *
     * @param thresholds their offsets in the series
     * @param least the least factor, from what is known of clustering
     */
    static Placebo along(ScoreSeries series, List<Integer> thresholds, Direction direction, double least) {
        Map<Shape, List<Double>> squares = new EnumMap<>(Shape.class);
        for (int place = series.first(); place < series.end(); place += BoundaryWindow.CLOSE) {
            for (ShapeEffect effect : at(place, series, thresholds, direction)) {
                squares.computeIfAbsent(effect.shape(), shape -> new ArrayList<>())
                        .add(effect.z() * effect.z());
            }
        }
        Map<Shape, Double> inflation = new EnumMap<>(Shape.class);
        squares.forEach((shape, list) -> inflation.put(shape, inflation(list)));
        return new Placebo(inflation, least);
    }

    private static List<ShapeEffect> at(int place, ScoreSeries series, List<Integer> thresholds, Direction direction) {
        List<Integer> neighbours =
                thresholds.stream().map(threshold -> threshold - place).toList();
        BoundaryWindow whole = BoundaryWindow.of(series.shifted(place), neighbours);
        int close = whole.distance();
        if (neighbours.stream().anyMatch(offset -> Math.abs(offset) < 2 * close)) {
            return List.of();
        }
        BoundaryWindow window = whole.without(bin -> neighbours.stream()
                .anyMatch(offset -> bin.offset() >= offset - close && bin.offset() < offset + close));
        return Boundary.measure(window, series.total(), direction, NONE).shapes();
    }

    private static double inflation(List<Double> squares) {
        if (squares.size() < FEWEST) {
            return 1;
        }
        double sum = squares.stream().mapToDouble(Double::doubleValue).sum();
        return Math.sqrt(Math.max(1, (sum + PRIOR) / (squares.size() + PRIOR)));
    }
}
