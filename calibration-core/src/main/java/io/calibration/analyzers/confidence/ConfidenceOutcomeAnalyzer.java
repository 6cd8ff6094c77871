package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analyzers.boundary.ClassFlips;
import io.calibration.internal.statistics.Clustering;
import io.calibration.internal.statistics.Reliability;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.OutcomeMetrics;
import java.util.List;

/**
 * Whether confidence agrees with what became of the results: of those with a confidence of 0.8 about 80 % should have a good outcome. Silent
 * below {@value #LEAST} outcomes, and never graver than MEDIUM where no class asks for a least confidence. Where confidence means something else than the probability of the outcome, switch it off.
 */
public final class ConfidenceOutcomeAnalyzer {

    /** The least number of results with a confidence and an outcome. */
    public static final int LEAST = 100;

    private ConfidenceOutcomeAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        Reliability reliability = new Reliability(context.snapshot().metrics().outcomes().byConfidence().stream()
                .filter(sums -> sums.n() > 0)
                .map(ConfidenceOutcomeAnalyzer::bin)
                .toList());
        return reliability.n() < LEAST
                ? List.of()
                : new ConfidenceCalibration(
                                reliability,
                                context.policy().margins(),
                                Clustering.of(context).events(),
                                context.config().classes().stream().anyMatch(ClassFlips::hangsOnConfidence))
                        .assess();
    }

    private static Reliability.Bin bin(OutcomeMetrics.Sums sums) {
        return new Reliability.Bin(sums.n(), sums.yes(), Fixed.toDouble(sums.sum()) / sums.n());
    }
}
