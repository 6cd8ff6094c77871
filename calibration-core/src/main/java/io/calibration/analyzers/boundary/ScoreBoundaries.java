package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analyzers.Clustering;
import io.calibration.config.ScoreScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Measures every score threshold and states what was seen there. */
final class ScoreBoundaries {

    private final AnalysisContext context;
    private final ScoreSteps steps;
    private final List<ScoreThreshold> thresholds;
    private final List<Integer> places;
    private final ClassFlips flips;
    private final int unit;
    private final Placebo placebo;

    private ScoreBoundaries(AnalysisContext context, ScoreSteps steps) {
        this.context = context;
        this.steps = steps;
        thresholds = ScoreThreshold.of(context.config());
        places = thresholds.stream()
                .map(threshold -> steps.firstAtOrAbove(threshold.score()))
                .toList();
        flips = new ClassFlips(context.snapshot(), context.config());
        unit = Resolution.of(steps);
        placebo = thresholds.isEmpty() ? Placebo.NONE : placebo(thresholds.get(0));
    }

    static List<Assessment> assess(AnalysisContext context, ScoreSteps steps) {
        ScoreBoundaries boundaries = new ScoreBoundaries(context, steps);
        List<Assessment> assessments = new ArrayList<>();
        boundaries.thresholds.forEach(threshold -> assessments.addAll(boundaries.assess(threshold)));
        return assessments;
    }

    private List<Assessment> assess(ScoreThreshold threshold) {
        ScoreScale scale = steps.scale();
        long results = context.snapshot().results();
        Boundary boundary = Boundary.measure(window(threshold), results, scale.direction(), placebo);
        BigDecimal distance = scale.step()
                .multiply(BigDecimal.valueOf((long) boundary.window().distance() * unit));
        BoundaryEvidence evidence =
                new BoundaryEvidence(boundary, flips.aroundScore(threshold.score(), distance), distance, unit, results);
        BoundaryAssessments statements = new BoundaryAssessments(threshold, scale, boundary, evidence);
        return boundary.obstacle()
                .map(obstacle -> List.of(statements.inconclusive(obstacle)))
                .orElseGet(() -> boundary.shapes().stream()
                        .map(shape -> statements.of(shape.amongst(thresholds.size())))
                        .toList());
    }

    private Placebo placebo(ScoreThreshold anchor) {
        List<Integer> offsets = new ArrayList<>(neighbours(anchor));
        offsets.add(0);
        double lumps = Math.min(
                Clustering.of(context).classes(),
                ScoreLumps.of(context.snapshot(), steps, 2 * BoundaryWindow.CLOSE * unit));
        return Placebo.along(series(anchor), offsets, steps.scale().direction(), Math.sqrt(lumps));
    }

    private BoundaryWindow window(ScoreThreshold threshold) {
        return BoundaryWindow.of(series(threshold), neighbours(threshold));
    }

    private ScoreSeries series(ScoreThreshold threshold) {
        return ScoreSeries.around(steps, steps.firstAtOrAbove(threshold.score()), unit);
    }

    /** Offsets of the other thresholds, in units. */
    private List<Integer> neighbours(ScoreThreshold threshold) {
        int step = steps.firstAtOrAbove(threshold.score());
        return places.stream()
                .map(other -> Math.floorDiv(other - step, unit))
                .filter(offset -> offset != 0)
                .toList();
    }
}
