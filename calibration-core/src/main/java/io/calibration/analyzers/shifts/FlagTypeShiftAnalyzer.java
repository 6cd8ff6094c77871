package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailySeries;
import io.calibration.analyzers.RateShift;
import io.calibration.analyzers.Wording;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whether each flag type comes as often as in the baseline: a type may run away, or go silent. Types seen fewer than {@value #LEAST_SEEN}
 * times in window and baseline together are too rare to compare. Silent without a baseline. Stateless and thread-safe.
 */
public final class FlagTypeShiftAnalyzer implements Analyzer {

    /** The least number of results, window and baseline together, that a type is compared from. */
    public static final int LEAST_SEEN = 10;

    /** Stateless; one serves all. */
    public FlagTypeShiftAnalyzer() {}

    @Override
    public String id() {
        return "flag_type_shift";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        double clustering = Clustering.of(context).events();
        return context.baseline().stream()
                .flatMap(baseline -> assess(
                        context.snapshot(),
                        baseline,
                        clustering,
                        context.policy().margins().ratio()))
                .toList();
    }

    private static Stream<Assessment> assess(
            MetricsSnapshot now, MetricsSnapshot before, double clustering, double margin) {
        DailySeries ofNow = DailySeries.of(now.metrics());
        DailySeries ofBefore = DailySeries.of(before.metrics());
        Map<String, DailyEvents> nowByType = ofNow.byFlagType();
        Map<String, DailyEvents> beforeByType = ofBefore.byFlagType();
        SortedSet<String> types = new TreeSet<>(now.metrics().flags().types().keySet());
        types.addAll(before.metrics().flags().types().keySet());
        return types.stream()
                .filter(type -> !type.equals(Labels.OTHER))
                .filter(type -> isKnown(type, now) && isKnown(type, before))
                .filter(type -> results(now, type) + results(before, type) >= LEAST_SEEN)
                .flatMap(type -> rate(now, type, ofNow, nowByType, clustering)
                        .flatMap(rate -> rate(before, type, ofBefore, beforeByType, clustering)
                                .map(base -> RateShift.of(rate, base, margin)))
                        .map(shift -> shift.assess(
                                wording(type, Sentence.seen(type, results(now, type) + results(before, type))),
                                "silenced_flag",
                                isCritical(before, type)))
                        .stream());
    }

    /** In published aggregates a type that is not named may be among the pooled ones. */
    private static boolean isKnown(String type, MetricsSnapshot snapshot) {
        return snapshot.privacy().isExact()
                || snapshot.metrics().flags().types().containsKey(type);
    }

    private static long results(MetricsSnapshot snapshot, String type) {
        FlagMetrics.Type flags = snapshot.metrics().flags().types().get(type);
        return flags == null ? 0 : flags.results();
    }

    private static boolean isCritical(MetricsSnapshot snapshot, String type) {
        FlagMetrics.Type flags = snapshot.metrics().flags().types().get(type);
        return flags != null && flags.bySeverity().get(FlagSeverity.CRITICAL.index()) > 0;
    }

    private static Optional<Rate> rate(
            MetricsSnapshot snapshot,
            String type,
            DailySeries series,
            Map<String, DailyEvents> byType,
            double clustering) {
        DailyEvents events = byType.getOrDefault(type, DailyEvents.NONE);
        return series.rate(snapshot.metrics(), results(snapshot, type), events, clustering);
    }

    private static Wording wording(String type, Part label) {
        return new Wording(
                "flag_type:" + type,
                "flag_rate_shift",
                "flag_rate_shift",
                new Wording.Counted("result carries", "results carry", Sentence.of("the flag {}", label)),
                "Read some results that carry the flag, and check what changed in the rule that raises it.",
                "Check whether the rule that raises the flag still runs and still gets its input.",
                List.of("other people were scanned than in the baseline", "the flag was renamed"),
                List.of("detector " + type, "/red_flag_severity_thresholds"));
    }
}
