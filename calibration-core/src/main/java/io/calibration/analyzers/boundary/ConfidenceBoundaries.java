package io.calibration.analyzers.boundary;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.config.ScoreClass;
import io.calibration.config.ScoringConfig;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says for each confidence threshold how many classes hang on it. A snapshot counts confidence in bins of 0.05: too coarse to tell
 * crowding at a line from the shape of the distribution, so that nothing more is claimed.
 */
public final class ConfidenceBoundaries {

    private static final BigDecimal DISTANCE = new BigDecimal("0.05");

    private ConfidenceBoundaries() {}

    public static List<Assessment> assess(AnalysisContext context) {
        ClassFlips flips = new ClassFlips(context.snapshot(), context.config());
        return context.config().classes().stream()
                .filter(scoreClass -> isLimited(scoreClass.thresholds().minConfidence()))
                .map(scoreClass -> note(scoreClass, flips))
                .filter(note -> note.share() > 0)
                .toList();
    }

    /** Whether some class asks for a least confidence. */
    public static boolean decide(ScoringConfig config) {
        return config.classes().stream()
                .anyMatch(scoreClass -> isLimited(scoreClass.thresholds().minConfidence()));
    }

    private static boolean isLimited(@Nullable BigDecimal minConfidence) {
        return minConfidence != null && minConfidence.signum() > 0;
    }

    private static Assessment note(ScoreClass scoreClass, ClassFlips flips) {
        BigDecimal threshold = Objects.requireNonNull(scoreClass.thresholds().minConfidence());
        Fragility fragility = flips.aroundConfidence(threshold, DISTANCE);
        String pointer = scoreClass.pointer("min_confidence");
        return new Assessment(
                "confidence_fragility",
                "confidence_threshold:" + scoreClass.label() + ":" + threshold.toPlainString(),
                "boundary:" + pointer,
                Verdict.NOTE,
                fragility.share(),
                false,
                evidence(fragility),
                String.format(
                        Locale.ROOT,
                        "%.1f %% of the results would change class if their confidence crossed %s by 0.05. Confidence is counted in "
                                + "bins of 0.05, too coarse to judge crowding there.",
                        100 * fragility.share(),
                        threshold.toPlainString()),
                "Keep in mind how many classes hang on " + pointer + " when it is changed.",
                List.of(pointer));
    }

    private static Evidence evidence(Fragility fragility) {
        return new Evidence(
                fragility.share(),
                null,
                new Interval(fragility.lower(), fragility.upper()),
                Double.NaN,
                fragility.results(),
                fragility.results(),
                "Share of results whose class flips within the distance, by replay",
                Double.NaN,
                Double.NaN,
                null,
                List.of(),
                -1,
                Map.of("distance", DISTANCE.doubleValue()));
    }
}
