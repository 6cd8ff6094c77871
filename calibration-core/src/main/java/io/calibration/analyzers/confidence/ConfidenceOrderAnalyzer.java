package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.MeanDifference;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.MetricsPart;
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

    /**
     * Two classes of which the first should be the more confident one.
     *
     * @param high the class that should be more confident
     * @param low the other
     * @param above mean confidence of the first
     * @param below mean confidence of the other
     * @param share share of the results in the two classes
     */
    private record ConfidenceOrder(ScoreClass high, ScoreClass low, Mean above, Mean below, double share) {

        /** The pair, or empty when a class has too few results with a confidence. */
        static Optional<ConfidenceOrder> of(MetricsPart metrics, ScoreClass high, ScoreClass low, double clustering) {
            int one = metrics.layout().classes().indexOf(high.label());
            int other = metrics.layout().classes().indexOf(low.label());
            double share = (double) (metrics.inClass(one) + metrics.inClass(other)) / metrics.results();
            return ClassConfidenceAnalyzer.mean(metrics, one, clustering)
                    .flatMap(above -> ClassConfidenceAnalyzer.mean(metrics, other, clustering)
                            .map(below -> new ConfidenceOrder(high, low, above, below, share)));
        }

        /** By how much the wrong one is more confident. */
        private MeanDifference excess() {
            return new MeanDifference(below, above);
        }

        /**
         * The assessment, in order is fine.
         *
         * @param pairs pairs looked at together, for which interval and p-value allow (Bonferroni)
         * @param margin difference that is still fine
         */
        Assessment assess(int pairs, double margin) {
            Evidence evidence = evidence(pairs, margin);
            Verdict verdict = evidence.effect().orElseThrow().verdict();
            return Assessment.builder(
                            "confidence_inverted",
                            "confidence:" + low.label() + "_over_" + high.label(),
                            describe(),
                            evidence)
                    .question("confidence:order")
                    .verdict(verdict == Verdict.INCONCLUSIVE && excess().estimate() <= 0 ? Verdict.FINE : verdict)
                    .share(Math.min(1, share))
                    .recommendation("Check the sign with which confidence is computed, and what it is computed from.")
                    .components(high.pointer("min_confidence"), low.pointer("min_confidence"))
                    .build();
        }

        private Sentence describe() {
            return Sentence.of(
                    "Confidence runs against the classes: its mean is {} in {} ({}) and {} in {} ({}), "
                            + "where the policy expects the opposite order.",
                    below.figure(),
                    Sentence.declared(low.label()),
                    Figure.results(below.n()).with("result", "results"),
                    above.figure(),
                    Sentence.declared(high.label()),
                    Figure.results(above.n()).with("result", "results"));
        }

        private Evidence evidence(int pairs, double margin) {
            MeanDifference excess = excess();
            Figure seen = Figure.measure(excess.estimate(), above.n(), below.n());
            return OverMargin.evidence(above.n() + below.n(), seen, excess.interval(pairs), margin)
                    .expected(new Interval(-1, 0))
                    .effectiveN(above.effectiveN() + below.effectiveN())
                    .test("difference of two means against the margin, all pairs together (Welch 1947, Bonferroni)")
                    .p(Math.min(1, 2 * pairs * excess.probabilityOfAsGreat(margin)))
                    .alternatives("flags, not confidence, decide who is in the class")
                    .figure(high.label(), above.figure())
                    .figure(low.label(), below.figure())
                    .build();
        }
    }
}
