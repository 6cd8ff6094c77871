package io.calibration.analyzers.boundary;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the figures of one threshold together.
 *
 * @param boundary what was measured
 * @param fragility results whose class would flip within the distance
 * @param distance how far from the threshold a result counts as close, in points of the scale
 * @param unit steps of the scale that are looked at as one
 * @param results all results
 */
record BoundaryEvidence(Boundary boundary, Fragility fragility, BigDecimal distance, int unit, long results) {

    private static final double WIDTH = 2 * 1.959964;
    private static final double POWER = 1.959964 + 0.841621;
    private static final double TOO_MANY = 1e15;

    Evidence of(ShapeEffect shape) {
        Map<String, Double> figures = figures();
        figures.put("shape", shape.shape().figure());
        figures.put("observed_results", shape.observed());
        figures.put("expected_results", shape.expected());
        figures.put("excess_share", shape.excess() / results);
        boolean jump = shape.shape() == ShapeEffect.Shape.JUMP || shape.shape() == ShapeEffect.Shape.SHIFT;
        double margin = jump ? Math.exp(JumpShape.MARGIN) : ExcessShape.RATIO_MARGIN;
        Interval bounds = shape.logRatio().bounds();
        return new Evidence(
                Math.exp(shape.logRatio().estimate()),
                new Interval(jump ? 1 / margin : 0, margin),
                new Interval(Math.exp(bounds.lower()), Math.exp(bounds.upper())),
                margin,
                results,
                results,
                test(shape.shape()),
                shape.p(),
                Double.NaN,
                shape.effect(),
                BoundaryWording.alternatives(shape.shape()),
                needed(shape.effect()),
                figures);
    }

    /** Evidence of what could not be measured. */
    Evidence of(Boundary.Obstacle obstacle) {
        long fewer =
                Math.min(boundary.window().results(false), boundary.window().results(true));
        boolean more = obstacle == Boundary.Obstacle.TOO_FEW_RESULTS && fewer > 0;
        return new Evidence(
                fragility.share(),
                null,
                new Interval(fragility.lower(), fragility.upper()),
                Double.NaN,
                results,
                results,
                "Share of results whose class flips within the distance, by replay",
                Double.NaN,
                Double.NaN,
                Effect.unknown(),
                List.of(),
                more ? (results * BoundaryWindow.LEAST_RESULTS + fewer - 1) / fewer : -1,
                figures());
    }

    private Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("distance", distance.doubleValue());
        figures.put("fragility", fragility.share());
        figures.put("fragility_lower", fragility.lower());
        figures.put("fragility_upper", fragility.upper());
        if (!Double.isNaN(boundary.tau())) {
            figures.put("irregularity", boundary.tau());
        }
        return figures;
    }

    private static String test(ShapeEffect.Shape shape) {
        return switch (shape) {
            case JUMP ->
                "Step in a log-linear count regression (after McCrary 2008), least of two models; ratio of the sides";
            case SHIFT ->
                "Counts on both sides of the threshold against a curve fitted without them (donut), conditional binomial; ratio of the sides";
            case HUMP ->
                "Counts close to the threshold against a log-quadratic curve fitted without them; ratio to expected";
            case SPIKE -> "First place against a log-quadratic curve with a step, fitted without it; ratio to expected";
        };
    }

    /** Results that would tell the estimate from the margin with 80 % power; irregular counts do not get surer with more results. */
    private long needed(Effect effect) {
        double error = (effect.bounds().upper() - effect.bounds().lower()) / WIDTH;
        double needed = results * Math.pow(POWER * error / (effect.estimate() - 1), 2);
        return boundary.tau() == 0 && needed < TOO_MANY ? (long) Math.ceil(needed) : -1;
    }
}
