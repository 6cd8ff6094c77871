package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Interval;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.List;

/** Whether the share of results with at least one flag lies in the range that the policy expects, if it has one. Stateless and thread-safe. */
public final class FlagRateAnalyzer implements Analyzer {

    private static final Wording WORDING = new Wording(
            "flags:overall",
            "over_triggered_flags",
            "under_triggered_flags",
            new Wording.Counted("result carries", "results carry", "a flag"),
            "Look which flag types make up the rate, and whether min_occurrences asks for enough.",
            "Look whether every detector still runs, and whether min_occurrences asks for too much.",
            List.of("other people were scanned than before", "a detector changed without a new logic version"),
            List.of("/red_flag_severity_thresholds"));

    /** Stateless; one serves all. */
    public FlagRateAnalyzer() {}

    @Override
    public String id() {
        return "flag_rate";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        Interval range = context.policy().flagRate();
        if (range == null) {
            return List.of();
        }
        MetricsPart metrics = context.snapshot().metrics();
        return DailyRates.rate(
                        metrics,
                        metrics.flags().results(),
                        DayCounts::flagged,
                        Clustering.of(context).events())
                .stream()
                .map(rate ->
                        RateInRange.of(rate, range, context.policy().margins()).assess(WORDING))
                .toList();
    }
}
