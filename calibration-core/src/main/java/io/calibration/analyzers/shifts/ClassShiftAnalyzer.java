package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.PopulationStability;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.ClassMix;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Whether the mix of classes is that of the baseline, by the population stability index. Silent without a baseline, and when the baseline
 * has other classes: then the config changed, and with it the mix.
 */
public final class ClassShiftAnalyzer {

    private ClassShiftAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
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
        Figure index = Figure.measure(stability.index(), now.results(), before.results());
        Evidence.Builder evidence = OverMargin.evidence(now.results(), index, stability.interval(), margin)
                .effect(new Effect(stability.estimate(), stability.interval()).inMargins(margin))
                .effectiveN(now.effectiveN())
                .test("population stability index, non-central chi-square (Yurdakul 2018)")
                .p(Math.min(1, 2 * stability.probabilityOfAsGreat(margin)))
                .alternatives(
                        "other people were scanned than in the baseline", "the scoring changed and the version did not")
                .figure("baseline_n", Figure.results(before.results()));
        for (int i = 0; i < now.labels().size(); i++) {
            evidence.figure(now.labels().get(i), now.figure(i));
            evidence.figure(now.labels().get(i) + "_baseline", before.figure(i));
        }
        return Assessment.builder(
                        "classification_shift", "classes:mix", describe(now, before, index, margin), evidence.build())
                .question("class mix against baseline")
                .share(now.distance(before))
                .recommendation(
                        "Find out whether other people were scanned, or the scoring changed, before thresholds are reviewed.")
                .components("/compatibility_thresholds")
                .build();
    }

    private static Sentence describe(ClassMix now, ClassMix before, Figure index, double margin) {
        int moved = now.mostMoved(before);
        return Sentence.of(
                "The mix of classes differs from the baseline by an index of {} (up to {} is small). "
                        + "Most of it is {}: {} of {}, against {} of {}.",
                index,
                Figure.measure(margin),
                Sentence.declared(now.labels().get(moved)),
                now.figure(moved),
                Figure.results(now.results()),
                before.figure(moved),
                Figure.results(before.results()));
    }
}
