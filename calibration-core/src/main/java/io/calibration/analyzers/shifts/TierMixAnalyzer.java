package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.OverMargin;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.ClassMix;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether the classes differ between tiers. A difference is worth knowing and never more than LOW: who is in a tier differs for reasons that
 * aggregates do not show. Silent below two tiers of {@value #LEAST} results.
 */
public final class TierMixAnalyzer {

    /** The least number of results of a tier. */
    public static final int LEAST = 50;

    private static final double MARGIN = 0.1;

    private TierMixAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        long[][] table = table(metrics.tiers());
        return table.length < 2
                ? List.of()
                : assess(
                        table,
                        Association.of(
                                table,
                                ClassMix.of(metrics, Clustering.of(context).most())
                                        .designEffect()));
    }

    private static long[][] table(SortedMap<String, Counts> tiers) {
        return tiers.values().stream()
                .filter(counts -> counts.total() >= LEAST)
                .map(Counts::toArray)
                .toArray(long[][]::new);
    }

    private static List<Assessment> assess(long[][] table, Association association) {
        boolean differs = association.isComparable() && association.interval().lower() >= MARGIN;
        return differs ? List.of(assessment(table.length, association)) : List.of();
    }

    /** Held back to what is at most worth watching: neither a violation nor in the family of tests. */
    private static Assessment assessment(int tiers, Association association) {
        long n = Math.round(association.n());
        Figure strength = Figure.measure(association.estimate(), n);
        Evidence evidence = OverMargin.evidence(n, strength, association.interval(), MARGIN)
                .effectiveN(association.n())
                .test("Cramer's V, non-central chi-square (Smithson 2003)")
                .alternatives("the people of the tiers differ")
                .figure("tiers", Figure.things(tiers, n))
                .build();
        Sentence description = Sentence.of(
                "The classes of {} tiers differ (Cramer's V {}, 95 % interval {}). That is a difference, not a cause.",
                Figure.things(tiers, n).as(Integer.toString(tiers)),
                strength,
                strength.interval(association.interval()));
        return Assessment.builder("tier_disparity", "tiers:classes", description, evidence)
                .verdict(Verdict.INCONCLUSIVE)
                .recommendation("Look whether a tier is scored from other data than the rest.")
                .components("tier")
                .build();
    }
}
