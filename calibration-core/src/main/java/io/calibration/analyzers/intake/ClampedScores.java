package io.calibration.analyzers.intake;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Verdict;
import io.calibration.analyzers.ShareOverLimit;
import io.calibration.config.ScoreScale;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.util.List;
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
        Evidence evidence =
                ShareOverLimit.evidence(rate, LIMIT, List.of("the scale was made for another score"), Map.of());
        Verdict verdict = ShareOverLimit.verdict(evidence);
        return verdict == Verdict.NOTE
                ? Optional.empty()
                : Optional.of(new Assessment(
                        "clamped_scores",
                        "intake:" + kind.field(),
                        "intake:" + kind.field(),
                        verdict,
                        0,
                        false,
                        evidence,
                        description(kind, rate, snapshot.layout().scale()),
                        "Look where the scores lie, and widen score_scale until few lie beyond its ends. Open ends are meant for"
                                + " rare scores: those beyond cannot be told apart, so means, shifts and crowding are not"
                                + " theirs. Their classes are right.",
                        List.of("/score_scale")));
    }

    private static long all(Rejection kind, MetricsSnapshot snapshot) {
        return kind.field().equals(OVERALL)
                ? snapshot.metrics().intake().accepted()
                : snapshot.metrics().categories().byLabel().values().stream()
                        .mapToLong(category -> category.scores().count())
                        .sum();
    }

    private static String description(Rejection kind, Rate rate, ScoreScale scale) {
        return Numbers.count(rate.count()) + " of " + Numbers.count(rate.n(), "value") + " of " + kind.field()
                + " (" + Numbers.percent(rate.share()) + "; at most " + Numbers.limit(LIMIT)
                + " is tolerated) lie beyond the scale, " + scale.min().toPlainString() + " to "
                + scale.max().toPlainString() + ", and count as its ends.";
    }
}
