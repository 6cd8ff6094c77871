package io.calibration.analyzers.dimensions;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.PopulationStability;
import io.calibration.internal.statistics.clustering.Clustering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether results are spread over the values of a dimension as in the baseline, and which values are new or gone. Who comes is for the host to know, a
 * new policy or a new channel changes it: so a change is told, and never more than LOW. By the population stability index. Silent without an exact
 * baseline that was counted by the dimension.
 */
public final class DimensionMixAnalyzer {

    private DimensionMixAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        return context.baseline().filter(before -> before.privacy().isExact()).stream()
                .flatMap(before -> Dimension.of(context.snapshot().metrics(), context.baseline()).stream())
                .filter(dimension -> dimension.values().stream().anyMatch(value -> value.m() > 0))
                .flatMap(dimension -> assess(dimension, context).stream())
                .toList();
    }

    private static Optional<Assessment> assess(Dimension dimension, AnalysisContext context) {
        double margin = context.policy().margins().classMix();
        double designEffect = Clustering.of(context).most();
        return Optional.of(moved(dimension, designEffect))
                .filter(moved -> isOther(moved, margin))
                .map(moved -> assessment(dimension, moved, margin, designEffect));
    }

    private static PopulationStability moved(Dimension dimension, double designEffect) {
        return PopulationStability.of(
                dimension.values().stream()
                        .mapToDouble(value -> value.n() / designEffect)
                        .toArray(),
                dimension.values().stream()
                        .mapToDouble(value -> value.m() / designEffect)
                        .toArray());
    }

    private static boolean isOther(PopulationStability moved, double margin) {
        return moved.interval().lower() >= margin
                && Double.isFinite(moved.interval().upper());
    }

    /** Held back to what is at most worth watching: neither a violation nor in the family of tests. */
    private static Assessment assessment(
            Dimension dimension, PopulationStability moved, double margin, double designEffect) {
        long n = dimension.results();
        Figure index = Figure.measure(moved.index(), n);
        Evidence evidence = OverMargin.evidence(n, index, moved.interval(), margin)
                .effect(new Effect(moved.estimate(), moved.interval()).inMargins(margin))
                .effectiveN(n / designEffect)
                .test("population stability index, non-central chi-square (Yurdakul 2018)")
                .alternatives("other people come, or by other ways, than in the baseline", "values were renamed")
                .build();
        return Assessment.builder(
                        "dimension_mix_shift", "dimension:" + dimension.name(), describe(dimension, index), evidence)
                .verdict(Verdict.INCONCLUSIVE)
                .share(0)
                .recommendation(
                        "Find out whether that was to be expected; what is told of all results may come from it.")
                .components("dimension " + dimension.name())
                .build();
    }

    private static Sentence describe(Dimension dimension, Figure index) {
        List<Part> told = new ArrayList<>();
        told.add(Sentence.of(
                "Results are spread over the values of {} otherwise than in the baseline (index {}).",
                Sentence.declared(dimension.name()),
                index));
        long n = dimension.results();
        long m = dimension.values().stream().mapToLong(Value::m).sum();
        dimension.values().stream()
                .max(Comparator.comparingDouble(
                        value -> Math.abs((double) value.n() / Math.max(1, n) - (double) value.m() / Math.max(1, m))))
                .ifPresent(most -> told.add(Sentence.of(
                        " Most of it is {}: {} of {}, against {} of {}{}.",
                        most.label(Math.max(most.n(), most.m())),
                        Figure.share(most.n(), n),
                        Figure.results(n),
                        Figure.share(most.m(), m),
                        Figure.results(m),
                        Sentence.declared(most.n() == 0 ? ": it is gone" : most.m() == 0 ? ": it is new" : ""))));
        return Sentence.join("", told);
    }
}
