package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.ExpectedOutcomes;
import io.calibration.analysis.ExpectedOutcomes.Meaning;
import io.calibration.analysis.NotJudged;
import io.calibration.analyzers.boundary.ClassFlips;
import io.calibration.analyzers.confidence.ConfidenceCalibration.Stated;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.outcomes.MatureOutcomes;
import io.calibration.internal.statistics.outcomes.Reliability;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.OutcomeMetrics;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether what the policy calls a probability is one: of those with a confidence of 0.8 about 80 % should have a good outcome, or be in the
 * right class, or of those with a score of 80 about 80 % be good. What confidence and score are the probability of is for the policy to say
 * ({@link ExpectedOutcomes}); unsaid, nothing is asked. Silent below {@value #LEAST} outcomes. Of a confidence that no class asks for nothing is
 * graver than MEDIUM.
 */
public final class ConfidenceOutcomeAnalyzer {

    /** The least number of results with a confidence and an outcome. */
    public static final int LEAST = 100;

    private ConfidenceOutcomeAnalyzer() {}

    /** The assessments of confidence. */
    public static List<Assessment> ofConfidence(AnalysisContext context) {
        StatedBins bins = new StatedBins(
                MatureOutcomes.in(context.snapshot(), context.policy().outcomes()));
        ExpectedOutcomes said = context.policy().expectedOutcomes();
        boolean decides = context.config().classes().stream().anyMatch(ClassFlips::hangsOnConfidence);
        return switch (said.confidenceMeans()) {
            case UNSAID -> List.of();
            case GOOD_OUTCOME -> assess(context, Stated.GOOD, bins.ofConfidence(), decides);
            case CLASS_IS_RIGHT -> assess(context, Stated.RIGHT, bins.ofClasses(said.byClass()), decides);
        };
    }

    /** That nobody said what confidence is the probability of, where there are outcomes that could be held against it. */
    public static List<NotJudged> unsaid(AnalysisContext context) {
        long outcomes = context.snapshot().metrics().outcomes().byConfidence().stream()
                .mapToLong(OutcomeMetrics.Sums::n)
                .sum();
        return outcomes == 0 || context.policy().expectedOutcomes().confidenceMeans() != Meaning.UNSAID
                ? List.of()
                : List.of(NotJudged.of(
                                "whether confidence agrees with the outcomes",
                                "The policy does not say what confidence is the probability of.",
                                "confidence_means in the policy: good_outcome, or class_is_right with expected_outcomes")
                        .on(outcomes));
    }

    /** The assessments of the score. */
    public static List<Assessment> ofScore(AnalysisContext context) {
        return context.policy().expectedOutcomes().scoreMeans() == Meaning.UNSAID
                ? List.of()
                : assess(
                        context,
                        Stated.SCORE,
                        new StatedBins(MatureOutcomes.in(
                                        context.snapshot(), context.policy().outcomes()))
                                .ofScore(),
                        true);
    }

    private static List<Assessment> assess(
            AnalysisContext context, Stated stated, Stream<Reliability.Bin> bins, boolean decides) {
        Reliability reliability = new Reliability(bins.toList(), Clustering.ofOutcomes(context, Group::byConfidence));
        return reliability.n() < LEAST
                ? List.of()
                : new ConfidenceCalibration(
                                stated, reliability, context.policy().margins(), decides)
                        .assess();
    }
}
