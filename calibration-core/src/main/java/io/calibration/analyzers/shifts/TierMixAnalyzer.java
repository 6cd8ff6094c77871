package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Verdict;
import io.calibration.analyzers.ClassMix;
import io.calibration.analyzers.Clustering;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Association;
import io.calibration.internal.statistics.SampleSize;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Whether the classes differ between tiers. A difference is worth knowing and never more than LOW: who is in a tier differs for reasons that
 * aggregates do not show. Silent below two tiers of {@value #LEAST} results. Stateless and thread-safe.
 */
public final class TierMixAnalyzer implements Analyzer {

    /** The least number of results of a tier. */
    public static final int LEAST = 50;

    private static final double MARGIN = 0.1;

    /** Stateless; one serves all. */
    public TierMixAnalyzer() {}

    @Override
    public String id() {
        return "tier_mix";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
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
        Interval interval = association.interval();
        return new Assessment(
                "tier_disparity",
                "tiers:classes",
                "tiers:classes",
                Verdict.INCONCLUSIVE,
                0,
                false,
                new Evidence(
                        association.estimate(),
                        new Interval(0, MARGIN),
                        interval,
                        MARGIN,
                        Math.round(association.n()),
                        association.n(),
                        "Cramer's V, non-central chi-square (Smithson 2003)",
                        Double.NaN,
                        Double.NaN,
                        Effect.of(
                                association.estimate() / MARGIN, interval.lower() / MARGIN, interval.upper() / MARGIN),
                        List.of("the people of the tiers differ"),
                        SampleSize.UNKNOWN,
                        Map.of("tiers", (double) tiers)),
                "The classes of " + tiers + " tiers differ (Cramer's V " + Numbers.decimal(association.estimate())
                        + ", 95 % interval " + Numbers.decimal(interval) + "). That is a difference, not a cause.",
                "Look whether a tier is scored from other data than the rest.",
                List.of("tier"));
    }
}
