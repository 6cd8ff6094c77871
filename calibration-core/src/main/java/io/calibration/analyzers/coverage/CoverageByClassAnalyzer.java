package io.calibration.analyzers.coverage;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.ClassMix;
import io.calibration.analyzers.Clustering;
import io.calibration.config.Labels;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.CategoryMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether what was not answered goes together with the class: then the score is driven by what is missing (Cramer's V above
 * {@value #MARGIN}). Silent where a category is never or always missing, and below {@value #LEAST} results. Stateless and thread-safe.
 */
public final class CoverageByClassAnalyzer implements Analyzer {

    /** The least number of results, and of those that have or lack the category. */
    public static final int LEAST = 30;

    private static final double MARGIN = 0.1;

    /** Stateless; one serves all. */
    public CoverageByClassAnalyzer() {}

    @Override
    public String id() {
        return "coverage_by_class";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
        Interval interval = association.interval();
        Effect effect =
                Effect.of(association.estimate() / MARGIN, interval.lower() / MARGIN, interval.upper() / MARGIN);
        return new Assessment(
                "score_driven_by_coverage",
                "category:" + label,
                "coverage by class of " + label,
                Assessment.verdict(effect),
                (double) missing.total() / metrics.results(),
                false,
                evidence(metrics, byClass, missing, association, effect),
                "Whether " + label + " has a score goes together with the class by "
                        + Numbers.decimal(association.estimate())
                        + " (Cramer's V, 95 % interval " + Numbers.decimal(interval) + "); it is missing in "
                        + extremes(metrics, byClass, missing) + ".",
                "Check how a missing category enters the score: the class should not depend on what was not answered.",
                List.of("/category_weights"));
    }

    private static Evidence evidence(
            MetricsPart metrics, Counts byClass, Counts missing, Association association, Effect effect) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < missing.size(); i++) {
            if (byClass.get(i) >= LEAST) {
                figures.put("missing_in_" + metrics.layout().classes().get(i), share(byClass, missing, i));
            }
        }
        return new Evidence(
                association.estimate(),
                new Interval(0, MARGIN),
                association.interval(),
                MARGIN,
                metrics.results(),
                association.n(),
                "Cramer's V against the margin, non-central chi-square (Smithson 2003)",
                Math.min(1, 2 * association.probabilityOfAsGreat(MARGIN)),
                Double.NaN,
                effect,
                List.of("who does not answer is indeed different", "the question is asked of some people only"),
                SampleSize.UNKNOWN,
                figures);
    }

    private static double share(Counts byClass, Counts missing, int index) {
        return (double) missing.get(index) / Math.max(1, byClass.get(index));
    }

    private static String extremes(MetricsPart metrics, Counts byClass, Counts missing) {
        int least = -1;
        int most = -1;
        for (int i = 0; i < missing.size(); i++) {
            if (byClass.get(i) > 0) {
                least = least < 0 || share(byClass, missing, i) < share(byClass, missing, least) ? i : least;
                most = most < 0 || share(byClass, missing, i) > share(byClass, missing, most) ? i : most;
            }
        }
        List<String> classes = metrics.layout().classes();
        return Numbers.percent(share(byClass, missing, most)) + " of " + classes.get(most) + " and "
                + Numbers.percent(share(byClass, missing, least)) + " of " + classes.get(least);
    }
}
