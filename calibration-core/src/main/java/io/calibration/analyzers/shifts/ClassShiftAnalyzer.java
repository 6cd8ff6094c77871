package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.ClassMix;
import io.calibration.analyzers.Clustering;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.PopulationStability;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the mix of classes is that of the baseline, by the population stability index. Silent without a baseline, and when the baseline
 * has other classes: then the config changed, and with it the mix. Stateless and thread-safe.
 */
public final class ClassShiftAnalyzer implements Analyzer {

    /** Stateless; one serves all. */
    public ClassShiftAnalyzer() {}

    @Override
    public String id() {
        return "class_shift";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart now = context.snapshot().metrics();
        double clustering = Clustering.of(context).classes();
        Optional<MetricsPart> before = context.baseline().map(MetricsSnapshot::metrics);
        return before
                .filter(part -> part.layout().classes().equals(now.layout().classes()))
                .filter(part -> part.results() > 0 && now.results() > 0)
                .map(part -> assess(
                        ClassMix.of(now, clustering),
                        ClassMix.of(part, clustering),
                        context.policy().margins().classMix()))
                .stream()
                .toList();
    }

    private static Assessment assess(ClassMix now, ClassMix before, double margin) {
        PopulationStability stability = PopulationStability.of(now.effectiveCounts(), before.effectiveCounts());
        Interval interval = stability.interval();
        Effect effect = Effect.of(stability.estimate() / margin, interval.lower() / margin, interval.upper() / margin);
        return new Assessment(
                "classification_shift",
                "classes:mix",
                "class mix against baseline",
                Assessment.verdict(effect),
                now.distance(before),
                false,
                evidence(now, before, stability, effect, margin),
                describe(now, before, stability, margin),
                "Find out whether other people were scanned, or the scoring changed, before thresholds are reviewed.",
                List.of("/compatibility_thresholds"));
    }

    private static Evidence evidence(
            ClassMix now, ClassMix before, PopulationStability stability, Effect effect, double margin) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("baseline_n", (double) before.results());
        for (int i = 0; i < now.labels().size(); i++) {
            figures.put(now.labels().get(i), now.share(i));
            figures.put(now.labels().get(i) + "_baseline", before.share(i));
        }
        return new Evidence(
                stability.index(),
                new Interval(0, margin),
                stability.interval(),
                margin,
                now.results(),
                now.effectiveN(),
                "population stability index, non-central chi-square (Yurdakul 2018)",
                stability.probabilityOfAsGreat(margin),
                Double.NaN,
                effect,
                List.of(
                        "other people were scanned than in the baseline",
                        "the scoring changed and the version did not"),
                SampleSize.UNKNOWN,
                figures);
    }

    private static String describe(ClassMix now, ClassMix before, PopulationStability stability, double margin) {
        int moved = now.mostMoved(before);
        return "The mix of classes differs from the baseline by an index of " + Numbers.decimal(stability.index())
                + " (up to " + Numbers.decimal(margin) + " is small). Most of it is "
                + now.labels().get(moved) + ": "
                + Numbers.percent(now.share(moved)) + " of " + Numbers.count(now.results()) + ", against "
                + Numbers.percent(before.share(moved)) + " of " + Numbers.count(before.results()) + ".";
    }
}
