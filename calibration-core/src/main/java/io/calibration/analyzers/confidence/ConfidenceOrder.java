package io.calibration.analyzers.confidence;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.config.ScoreClass;
import io.calibration.internal.Numbers;
import io.calibration.internal.analysis.ClassConfidence;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.MetricsPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two classes of which the first should be the more confident one.
 *
 * @param high the class that should be more confident
 * @param low the other
 * @param above mean confidence of the first
 * @param below mean confidence of the other
 * @param share share of the results in the two classes
 */
public record ConfidenceOrder(ScoreClass high, ScoreClass low, Mean above, Mean below, double share) {

    private static final double TAIL = 0.025;

    /** The pair, or empty when a class has too few results with a confidence. */
    public static Optional<ConfidenceOrder> of(
            MetricsPart metrics, ScoreClass high, ScoreClass low, double clustering) {
        int one = metrics.layout().classes().indexOf(high.label());
        int other = metrics.layout().classes().indexOf(low.label());
        double share = (double) (metrics.inClass(one) + metrics.inClass(other)) / metrics.results();
        return ClassConfidence.mean(metrics, one, clustering)
                .flatMap(above -> ClassConfidence.mean(metrics, other, clustering)
                        .map(below -> new ConfidenceOrder(high, low, above, below, share)));
    }

    /** By how much the wrong one is more confident. */
    private double excess() {
        return below.value() - above.value();
    }

    private double error() {
        return Math.hypot(above.error(), below.error());
    }

    /**
     * The assessment, in order is fine.
     *
     * @param pairs pairs looked at together, for which interval and p-value allow (Bonferroni)
     * @param margin difference that is still fine
     */
    public Assessment assess(int pairs, double margin) {
        double half = Normal.quantile(1 - TAIL / pairs) * error();
        Interval interval = new Interval(excess() - half, excess() + half);
        Effect effect = Effect.of(excess() / margin, interval.lower() / margin, interval.upper() / margin);
        Verdict verdict = Assessment.verdict(effect);
        return new Assessment(
                "confidence_inverted",
                "confidence:" + low.label() + "_over_" + high.label(),
                "confidence:order",
                verdict == Verdict.INCONCLUSIVE && excess() <= 0 ? Verdict.FINE : verdict,
                Math.min(1, share),
                false,
                evidence(interval, effect, pairs, margin),
                "Confidence runs against the classes: its mean is " + Numbers.decimal(below.value()) + " in "
                        + low.label() + " (" + Numbers.count(below.n(), "result") + ") and "
                        + Numbers.decimal(above.value()) + " in " + high.label() + " ("
                        + Numbers.count(above.n(), "result") + "), where the policy expects the opposite order.",
                "Check the sign with which confidence is computed, and what it is computed from.",
                List.of(high.pointer("min_confidence"), low.pointer("min_confidence")));
    }

    private Evidence evidence(Interval interval, Effect effect, int pairs, double margin) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(high.label(), above.value());
        figures.put(low.label(), below.value());
        return new Evidence(
                excess(),
                new Interval(-1, 0),
                interval,
                margin,
                above.n() + below.n(),
                above.effectiveN() + below.effectiveN(),
                "difference of two means against the margin, all pairs together (Welch 1947, Bonferroni)",
                Math.min(1, 2 * pairs * Normal.above((excess() - margin) / error())),
                Double.NaN,
                effect,
                List.of("flags, not confidence, decide who is in the class"),
                SampleSize.UNKNOWN,
                figures);
    }
}
