package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailySeries;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the share of results that carry a flag type lies in the range that the policy expects, for every type that it has a range
 * for; a type that never fired is one that 0 % carry. Stateless and thread-safe.
 */
public final class FlagTypeRateAnalyzer implements Analyzer {

    /** Stateless; one serves all. */
    public FlagTypeRateAnalyzer() {}

    @Override
    public String id() {
        return "flag_type_rate";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        double clustering = Clustering.of(context).events();
        DailySeries series = DailySeries.of(context.snapshot().metrics());
        Map<String, DailyEvents> byType = series.byFlagType();
        return context.policy().flagTypeRates().entrySet().stream()
                .flatMap(range -> rate(context.snapshot().metrics(), range.getKey(), series, byType, clustering)
                        .map(rate -> RateInRange.of(
                                        rate, range.getValue(), context.policy().margins())
                                .assess(wording(range.getKey())))
                        .stream())
                .toList();
    }

    private static Optional<Rate> rate(
            MetricsPart metrics, String type, DailySeries series, Map<String, DailyEvents> byType, double clustering) {
        FlagMetrics.Type flags = metrics.flags().types().get(type);
        DailyEvents events = byType.getOrDefault(type, DailyEvents.NONE);
        return series.rate(metrics, flags == null ? 0 : flags.results(), events, clustering);
    }

    private static Wording wording(String type) {
        return new Wording(
                "flag_type:" + type,
                "over_triggered_flags",
                "under_triggered_flags",
                new Wording.Counted(
                        "result carries", "results carry", Sentence.of("the flag {}", Sentence.declared(type))),
                "Read some results that carry the flag, and check the rule that raises it.",
                "Check whether the rule that raises the flag still runs and still gets its input.",
                List.of("other people were scanned than before", "the flag was renamed"),
                List.of("detector " + type, "/red_flag_severity_thresholds"));
    }
}
