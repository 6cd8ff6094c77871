package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at every threshold for results that crowd where they should not: a jump of the counts at the line, a hump around it, a spike on
 * its first place. Compares the counts close to a threshold with those further away, so that no shape of the whole distribution is
 * taken for crowding, and allows for scores that lie on a lattice. Stateless and thread-safe.
 */
public final class BoundaryAnalyzer implements Analyzer {

    /** Needs nothing. */
    public BoundaryAnalyzer() {}

    @Override
    public String id() {
        return "boundary";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        List<Assessment> assessments = new ArrayList<>();
        if (snapshot.results() == 0) {
            return assessments;
        }
        ScoreSteps alone = ScoreSteps.of(snapshot);
        ScoreSteps steps = context.baseline().map(alone::beside).orElse(alone);
        LatticeNote.of(steps).ifPresent(assessments::add);
        assessments.addAll(ScoreBoundaries.assess(context, steps));
        assessments.addAll(ConfidenceBoundaries.assess(context));
        return List.copyOf(assessments);
    }
}
