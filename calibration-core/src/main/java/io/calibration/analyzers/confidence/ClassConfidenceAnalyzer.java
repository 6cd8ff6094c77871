package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.analysis.ClassConfidence;
import io.calibration.internal.statistics.Clustering;
import io.calibration.metrics.ConfidenceMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the mean confidence of each class lies in the range that the policy expects. An end of the range that the class's own
 * min_confidence enforces is not tested: it could not fail. Silent for classes without confidence.
 */
public final class ClassConfidenceAnalyzer {

    private ClassConfidenceAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        List<String> labels = context.snapshot().layout().classes();
        double clustering = Clustering.of(context).most();
        List<Assessment> assessments = new ArrayList<>();
        for (ScoreClass scoreClass : context.config().classes()) {
            int index = labels.indexOf(scoreClass.label());
            context.policy()
                    .meanConfidence(scoreClass.label())
                    .filter(range -> index >= 0 && sums(context, index).n() > 0)
                    .map(range -> new ClassConfidence(
                            scoreClass,
                            index,
                            tested(range, scoreClass),
                            context.policy().margins().confidence(),
                            clustering))
                    .filter(ClassConfidence::isOpen)
                    .ifPresent(question ->
                            assessments.add(question.assess(context.snapshot().metrics())));
        }
        return assessments;
    }

    private static ConfidenceMetrics.Sums sums(AnalysisContext context, int index) {
        return context.snapshot().metrics().confidence().byClass().get(index);
    }

    private static Interval tested(Interval range, ScoreClass scoreClass) {
        boolean enforced = scoreClass.thresholds().minConfidence() != null
                && scoreClass.thresholds().minConfidence().doubleValue() >= range.lower();
        return enforced ? new Interval(0, range.upper()) : range;
    }
}
