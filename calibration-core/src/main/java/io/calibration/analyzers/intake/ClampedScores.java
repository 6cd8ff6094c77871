package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoreScale;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsSnapshot;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Scores beyond the ends of an open scale, where they are many. A few are what it is open for; where many count as one score, little can
 * be said of scores. Each keeps its class, so no decision is affected.
 */
final class ClampedScores {

    private static final double LIMIT = 0.05;
    private static final String OVERALL = "overall_score";

    private ClampedScores() {}

    /** The assessment of each kind of score of which too many, or perhaps too many, lie beyond. */
    static Map<Rejection, Assessment> assess(MetricsSnapshot snapshot) {
        Map<Rejection, Assessment> assessed = new TreeMap<>();
        snapshot.metrics()
                .intake()
                .ignored()
                .forEach((kind, tally) ->
                        assess(kind, tally.count(), snapshot).ifPresent(assessment -> assessed.put(kind, assessment)));
        return assessed;
    }

    private static Optional<Assessment> assess(Rejection kind, long beyond, MetricsSnapshot snapshot) {
        long all = all(kind, snapshot);
        if (kind.reason() != RejectionReason.CLAMPED || all == 0) {
            return Optional.empty();
        }
        Rate rate = new Rate(Math.min(beyond, all), all, 1); // of two values of one category one counts
        Evidence evidence = OverMargin.evidence(rate, LIMIT)
                .alternatives("the scale was made for another score")
                .build();
        Verdict verdict = OverMargin.verdict(evidence);
        return verdict == Verdict.NOTE
                ? Optional.empty()
                : Optional.of(Assessment.builder(
                                "clamped_scores", "intake:" + kind.field(), description(kind, rate, snapshot), evidence)
                        .verdict(verdict)
                        .recommendation(
                                "Look where the scores lie, and widen score_scale until few lie beyond its ends. Open ends are meant for"
                                        + " rare scores: those beyond cannot be told apart, so means, shifts and crowding are not"
                                        + " theirs. Their classes are right.")
                        .components("/score_scale")
                        .build());
    }

    private static long all(Rejection kind, MetricsSnapshot snapshot) {
        return kind.field().equals(OVERALL)
                ? snapshot.metrics().intake().accepted()
                : snapshot.metrics().categories().byLabel().values().stream()
                        .mapToLong(category -> category.scores().count())
                        .sum();
    }

    private static Sentence description(Rejection kind, Rate rate, MetricsSnapshot snapshot) {
        ScoreScale scale = snapshot.layout().scale();
        return Sentence.of(
                "{} lie beyond the scale, {} to {}, and count as its ends.",
                IntakeAnalyzer.valuesOf(kind.field(), rate, LIMIT, snapshot.metrics()),
                Sentence.declared(scale.min().toPlainString()),
                Sentence.declared(scale.max().toPlainString()));
    }
}
