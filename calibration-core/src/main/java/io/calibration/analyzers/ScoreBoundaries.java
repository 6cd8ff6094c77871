package io.calibration.analyzers;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.config.ScoreScale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Measures every score threshold and states what was seen there. */
final class ScoreBoundaries {

    private final AnalysisContext context;
    private final ScoreSteps steps;
    private final List<ScoreThreshold> thresholds;
    private final ClassFlips flips;
    private final int unit;

    private ScoreBoundaries(AnalysisContext context, ScoreSteps steps) {
        this.context = context;
        this.steps = steps;
        thresholds = ScoreThreshold.of(context.config());
        flips = new ClassFlips(context.snapshot(), context.config());
        unit = Resolution.of(steps);
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
        Boundary boundary = Boundary.measure(window(threshold), results, scale.direction());
        BigDecimal distance = scale.step()
                .multiply(BigDecimal.valueOf((long) boundary.window().distance() * unit));
        BoundaryEvidence evidence =
                new BoundaryEvidence(boundary, flips.aroundScore(threshold.score(), distance), distance, results);
        BoundaryAssessments statements = new BoundaryAssessments(threshold, scale, boundary, evidence);
        return boundary.obstacle()
                .map(obstacle -> List.of(statements.inconclusive(obstacle)))
                .orElseGet(() -> boundary.shapes().stream().map(statements::of).toList());
    }

    private BoundaryWindow window(ScoreThreshold threshold) {
        int step = steps.firstAtOrAbove(threshold.score());
        List<Integer> neighbours = thresholds.stream()
                .filter(other -> !other.equals(threshold))
                .map(other -> Math.floorDiv(steps.firstAtOrAbove(other.score()) - step, unit))
                .filter(offset -> offset != 0)
                .toList();
        return BoundaryWindow.of(ScoreSeries.around(steps, step, unit), neighbours);
    }
}
