package io.calibration.analyzers.coverage;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.ClassMix;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether what was not answered goes together with the class: then the score is driven by what is missing (Cramer's V above
 * {@value #MARGIN}). Silent where a category is never or always missing, and below {@value #LEAST} results.
 */
public final class CoverageByClassAnalyzer {

    /** The least number of results, and of those that have or lack the category. */
    public static final int LEAST = 30;

    private static final double MARGIN = 0.1;

    private CoverageByClassAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        Counts byClass = metrics.byClass();
        double clustering = ClassMix.of(metrics, Clustering.of(context).most()).designEffect();
        return metrics.categories().byLabel().entrySet().stream()
                .filter(category -> !category.getKey().equals(Labels.OTHER))
                .flatMap(category -> assess(metrics, byClass, category.getKey(), category.getValue(), clustering))
                .toList();
    }

    private static Stream<Assessment> assess(
            MetricsPart metrics, Counts byClass, String label, CategoryMetrics.Category category, double clustering) {
        long[] present = category.presentByClass().toArray();
        long[] missing = byClass.toArray();
        for (int i = 0; i < missing.length; i++) {
            missing[i] -= i < present.length ? present[i] : 0;
        }
        boolean tooFew =
                Counts.of(present).total() < LEAST || Counts.of(missing).total() < LEAST;
        Association association =
                tooFew ? new Association(0, 0, 0, 0) : Association.of(new long[][] {present, missing}, clustering);
        return association.isComparable()
                ? Stream.of(assessment(metrics, byClass, label, Counts.of(missing), association))
                : Stream.of();
    }

    private static Assessment assessment(
            MetricsPart metrics, Counts byClass, String label, Counts missing, Association association) {
        Figure strength = Figure.measure(association.estimate(), metrics.results());
        Evidence.Builder evidence = OverMargin.evidence(metrics.results(), association, MARGIN)
                .alternatives("who does not answer is indeed different", "the question is asked of some people only");
        for (int i = 0; i < missing.size(); i++) {
            if (byClass.get(i) >= LEAST) {
                evidence.figure("missing_in_" + metrics.layout().classes().get(i), share(byClass, missing, i));
            }
        }
        Sentence description = Sentence.of(
                "Whether {} has a score goes together with the class by {} (Cramer's V, 95 % interval {}); it is missing in {}.",
                Sentence.seen(label, metrics.results() - missing.total()),
                strength,
                strength.interval(association.interval()),
                extremes(metrics, byClass, missing));
        return Assessment.builder("score_driven_by_coverage", "category:" + label, description, evidence.build())
                .question("coverage by class of " + label)
                .share((double) missing.total() / metrics.results())
                .recommendation(
                        "Check how a missing category enters the score: the class should not depend on what was not answered.")
                .components("/category_weights")
                .build();
    }

    private static Figure share(Counts byClass, Counts missing, int index) {
        return Figure.share(missing.get(index), Math.max(1, byClass.get(index)));
    }

    private static Sentence extremes(MetricsPart metrics, Counts byClass, Counts missing) {
        Comparator<Integer> byShare =
                Comparator.comparingDouble(i -> share(byClass, missing, i).value());
        List<Integer> classes = IntStream.range(0, missing.size())
                .filter(i -> byClass.get(i) > 0)
                .boxed()
                .sorted(byShare.thenComparing(i -> i))
                .toList();
        int least = classes.get(0);
        int most = classes.stream().max(byShare.thenComparing(i -> -i)).orElseThrow();
        List<String> labels = metrics.layout().classes();
        return Sentence.of(
                "{} of {} and {} of {}",
                share(byClass, missing, most),
                Sentence.declared(labels.get(most)),
                share(byClass, missing, least),
                Sentence.declared(labels.get(least)));
    }
}
