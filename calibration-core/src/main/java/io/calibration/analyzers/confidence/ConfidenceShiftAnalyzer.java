package io.calibration.analyzers.confidence;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.ScoringConfig.ScoreClass;
import io.calibration.internal.statistics.Mean;
import io.calibration.internal.statistics.MeanDifference;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Whether the mean confidence of each class is that of the baseline, whatever it is the probability of. Silent for classes with few results,
 * and where the baseline has other classes or is a published one, which may count a small class with its neighbour.
 */
public final class ConfidenceShiftAnalyzer {

    private ConfidenceShiftAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart now = context.snapshot().metrics();
        double clustering = Clustering.of(context).most();
        double margin = context.policy().margins().confidence();
        return context.baseline()
                .filter(before -> before.privacy().isExact())
                .filter(before -> before.layout().classes().equals(now.layout().classes()))
                .map(MetricsSnapshot::metrics)
                .map(before -> context.config().classes().stream()
                        .flatMap(scoreClass -> shift(scoreClass, now, before, clustering)
                                .map(shift -> assess(scoreClass, shift, share(scoreClass, now), margin))
                                .stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<MeanDifference> shift(
            ScoreClass scoreClass, MetricsPart now, MetricsPart before, double clustering) {
        int index = now.layout().classes().indexOf(scoreClass.label());
        return ClassConfidenceAnalyzer.mean(now, index, clustering)
                .flatMap(mean -> ClassConfidenceAnalyzer.mean(before, index, clustering)
                        .map(other -> new MeanDifference(mean, other)));
    }

    private static double share(ScoreClass scoreClass, MetricsPart now) {
        return (double) now.inClass(now.layout().classes().indexOf(scoreClass.label())) / now.results();
    }

    private static Assessment assess(ScoreClass scoreClass, MeanDifference shift, double share, double margin) {
        Mean now = shift.mean();
        Mean before = shift.other();
        Figure difference = Figure.measure(shift.estimate(), now.n(), before.n());
        Sentence description = Sentence.of(
                "The mean confidence of {} in class {} is {}, against {} of {} in the baseline"
                        + " (95 % interval of the difference {}).",
                Figure.results(now.n()).with("result", "results"),
                Sentence.declared(scoreClass.label()),
                now.figure(),
                before.figure(),
                Figure.results(before.n()),
                difference.interval(shift.interval(1)));
        return Assessment.builder(
                        "confidence_shift",
                        "confidence:" + scoreClass.label(),
                        description,
                        evidence(shift, difference, margin))
                .question("confidence against baseline of " + scoreClass.label())
                .share(share)
                .recommendation("Look what changed in how confidence is made, or in who is in the class.")
                .components("confidence")
                .build();
    }

    private static Evidence evidence(MeanDifference shift, Figure difference, double margin) {
        Mean now = shift.mean();
        return Evidence.builder(now.n())
                .observed(difference)
                .expected(new Interval(-margin, margin))
                .interval(shift.interval(1))
                .margin(margin)
                .effectiveN(now.effectiveN())
                .test("difference of two means against the margin (Welch 1947)")
                .p(shift.probability(margin))
                .effect(shift.effect(margin))
                .alternatives("the class is made up of other people than before", "confidence is rounded or capped")
                .figure("mean_confidence", now.figure())
                .figure("baseline_confidence", shift.other().figure())
                .figure("baseline_n", Figure.results(shift.other().n()))
                .figure("design_effect", Figure.ratio(now.designEffect(), now.n()))
                .build();
    }
}
