package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.DailyChanges;
import io.calibration.analyzers.DailyRate;
import io.calibration.analyzers.DailySeries;
import io.calibration.analyzers.Wording;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * Whether escalations, flags, each flag type or results with too little data came much more or less often on some days than on the
 * others. Silent below {@value DailyChanges#LEAST_DAYS} days and below {@value DailyChanges#LEAST_EVENTS} events; without a baseline a rate
 * of fewer than three events a day is worth no more than a note. Stateless and thread-safe.
 */
public final class DailyRateAnalyzer implements Analyzer {

    private static final List<String> ALTERNATIVES =
            List.of("other people were scanned on these days", "an event outside, such as a holiday or a campaign");

    private static final Wording ESCALATIONS = new Wording(
            "escalation:overall",
            "escalation_spike",
            "escalation_dip",
            new Wording.Counted("result was", "results were", "escalated"),
            "Look at what was escalated on these days and for which reasons, and whether those who review could follow.",
            "Check whether escalation worked on these days: what should have been escalated and was not?",
            ALTERNATIVES,
            List.of("/red_flag_severity_thresholds"));

    private static final Wording FLAGS = new Wording(
            "flags:overall",
            "flag_rate_spike",
            "flag_rate_dip",
            new Wording.Counted("result carries", "results carry", "a flag"),
            "Look which flag types make up the rise, and what changed on the first of these days.",
            "Check whether every detector ran on these days.",
            ALTERNATIVES,
            List.of("/red_flag_severity_thresholds"));

    private static final Wording INSUFFICIENCY = new Wording(
            "sufficiency:overall",
            "insufficiency_spike",
            "insufficiency_dip",
            new Wording.Counted("result had", "results had", "too little data"),
            "Look what was missing on these days and for whom.",
            "Check whether the rule of what suffices was too lax on these days.",
            ALTERNATIVES,
            List.of("data collection"));

    /** Stateless; one serves all. */
    public DailyRateAnalyzer() {}

    @Override
    public String id() {
        return "daily_rate";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart now = context.snapshot().metrics();
        List<DayCounts> before = context.baseline()
                .map(baseline -> List.copyOf(baseline.metrics().days().values()))
                .orElse(List.of());
        DailyChanges changes =
                new DailyChanges(context, now.days().keySet(), sizes(now.days().values()), sizes(before));
        List<DayCounts> days = new ArrayList<>(now.days().values());
        days.addAll(before);
        // Escalations are what people's attention is spent on: a question of its own.
        List<Assessment> assessments = new ArrayList<>(
                changes.assess(List.of(rate(days, DayCounts::escalated, ESCALATIONS, "silenced_escalation", true))));
        assessments.addAll(changes.assess(List.of(
                rate(days, DayCounts::flagged, FLAGS, "silenced_flag", false),
                rate(days, DayCounts::insufficient, INSUFFICIENCY, "insufficiency_dip", false))));
        assessments.addAll(changes.assess(ofTypes(context, DailySeries.byFlagType(days))));
        return assessments;
    }

    private static long[] sizes(Collection<DayCounts> days) {
        return days.stream().mapToLong(DayCounts::results).toArray();
    }

    private static DailyRate rate(
            List<DayCounts> days, ToLongFunction<DayCounts> ofDay, Wording wording, String silence, boolean safety) {
        long[] events = days.stream().mapToLong(ofDay).toArray();
        return new DailyRate(DailyEvents.of(events), wording, silence, safety);
    }

    private static List<DailyRate> ofTypes(AnalysisContext context, Map<String, DailyEvents> events) {
        return criticality(context).entrySet().stream()
                .map(type -> rate(type.getKey(), events.getOrDefault(type.getKey(), DailyEvents.NONE), type.getValue()))
                .toList();
    }

    private static DailyRate rate(String type, DailyEvents events, boolean critical) {
        return new DailyRate(events, wording(type, Sentence.seen(type, events.total())), "silenced_flag", critical);
    }

    /** The flag types of the window, and whether any of their flags are critical. */
    private static SortedMap<String, Boolean> criticality(AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        Predicate<String> comparable = comparable(context.baseline());
        SortedMap<String, Boolean> critical = new TreeMap<>();
        for (Map.Entry<String, FlagMetrics.Type> type :
                snapshot.metrics().flags().types().entrySet()) {
            if (!type.getKey().equals(Labels.OTHER) && comparable.test(type.getKey())) {
                critical.put(type.getKey(), type.getValue().bySeverity().get(FlagSeverity.CRITICAL.index()) > 0);
            }
        }
        return critical;
    }

    /** In published aggregates a type may be among the pooled ones, on all days or on some. */
    private static Predicate<String> comparable(Optional<MetricsSnapshot> baseline) {
        MetricsPart published = baseline.filter(b -> !b.privacy().isExact())
                .map(MetricsSnapshot::metrics)
                .orElse(null);
        if (published == null) {
            return type -> true;
        }
        Map<String, FlagMetrics.Type> types = published.flags().types();
        Map<String, DailyEvents> events = DailySeries.of(published).byFlagType();
        return type -> types.containsKey(type)
                && types.get(type).results()
                        == events.getOrDefault(type, DailyEvents.NONE).total();
    }

    private static Wording wording(String type, Part label) {
        return new Wording(
                "flag_type:" + type,
                "flag_rate_spike",
                "flag_rate_dip",
                new Wording.Counted("result carries", "results carry", Sentence.of("the flag {}", label)),
                "Read some results of these days that carry the flag, and check what changed in the rule that raises it.",
                "Check whether the rule that raises the flag ran on these days and got its input.",
                ALTERNATIVES,
                List.of("detector " + type, "/red_flag_severity_thresholds"));
    }
}
