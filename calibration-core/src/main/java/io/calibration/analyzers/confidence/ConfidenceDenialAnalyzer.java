package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.boundary.ClassFlips;
import io.calibration.internal.statistics.Rate;
import java.util.List;

/**
 * Notes how many results are denied a class by their confidence alone: with a confidence of 1 the config would give it. Silent when
 * there are none.
 */
public final class ConfidenceDenialAnalyzer {

    private ConfidenceDenialAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        if (context.snapshot().results() == 0) {
            return List.of();
        }
        Rate denied = new ClassFlips(context.snapshot(), context.config()).deniedByConfidence();
        return denied.count() == 0 ? List.of() : List.of(note(denied));
    }

    private static Assessment note(Rate denied) {
        Figure share = Figure.share(denied.count(), denied.n());
        Sentence description = Sentence.of(
                "{} of {} would be in another class if they were fully confident; score and flags allow it.",
                share,
                Figure.results(denied.n()).with("result", "results"));
        return Assessment.builder(
                        "denied_by_confidence",
                        "confidence:denied",
                        description,
                        Evidence.builder(denied.n()).observed(share).build())
                .share(denied.share())
                .recommendation("Keep in mind when confidence thresholds are reviewed how many classes hang on them.")
                .components("/compatibility_thresholds")
                .build();
    }
}
