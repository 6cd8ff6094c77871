package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Interval;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.Clustering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether mean confidence falls from class to class as the policy's ranges do. Two classes are compared where both ends of the better
 * one's range lie above those of the other. Silent for classes with few results.
 */
public final class ConfidenceOrderAnalyzer {

    private ConfidenceOrderAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        List<ScoreClass> classes = context.config().classes().stream()
                .filter(c -> context.policy().meanConfidence(c.label()).isPresent())
                .filter(c -> context.snapshot().layout().classes().contains(c.label()))
                .toList();
        double clustering = Clustering.of(context).most();
        List<ConfidenceOrder> pairs = new ArrayList<>();
        for (ScoreClass one : classes) {
            for (ScoreClass other : classes) {
                if (isAbove(one, other, context.policy())) {
                    ConfidenceOrder.of(context.snapshot().metrics(), one, other, clustering)
                            .ifPresent(pairs::add);
                }
            }
        }
        return pairs.stream()
                .map(pair ->
                        pair.assess(pairs.size(), context.policy().margins().confidence()))
                .toList();
    }

    private static boolean isAbove(ScoreClass one, ScoreClass other, CalibrationPolicy policy) {
        Optional<Interval> high = policy.meanConfidence(one.label());
        Optional<Interval> low = policy.meanConfidence(other.label());
        return high.isPresent()
                && low.isPresent()
                && high.get().lower() > low.get().lower()
                && high.get().upper() > low.get().upper();
    }
}
