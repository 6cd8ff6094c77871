package io.calibration.analyzers.shifts;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RateShift;
import io.calibration.analyzers.Wording;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Whether flags, escalations and results with too little data come as often as in the baseline. Silent without a baseline. Stateless
 * and thread-safe.
 */
public final class RateShiftAnalyzer implements Analyzer {

    private static final List<String> ALTERNATIVES =
            List.of("other people were scanned than in the baseline", "the season, or the days of the week, differ");

    private static final Wording FLAGS = new Wording(
            "flags:overall",
            "flag_rate_shift",
            "flag_rate_shift",
            new Wording.Counted("result carries", "results carry", "a flag"),
            "Look which flag types make up the rise.",
            "Look which flag types fell, and whether every detector still runs.",
            ALTERNATIVES,
            List.of("/red_flag_severity_thresholds"));

    private static final Wording ESCALATIONS = new Wording(
            "escalation:overall",
            "escalation_rate_shift",
            "escalation_rate_shift",
            new Wording.Counted("result was", "results were", "escalated"),
            "Look which reasons make up the rise, and whether those who review can follow.",
            "Check whether escalation still works: what should have been escalated and was not?",
            ALTERNATIVES,
            List.of("/red_flag_severity_thresholds"));

    private static final Wording INSUFFICIENCY = new Wording(
            "sufficiency:overall",
            "data_sufficiency_shift",
            "data_sufficiency_shift",
            new Wording.Counted("result had", "results had", "too little data"),
            "Look what is missing and for whom.",
            "Check whether the rule of what suffices became too lax.",
            ALTERNATIVES,
            List.of("data collection"));

    /** Stateless; one serves all. */
    public RateShiftAnalyzer() {}

    @Override
    public String id() {
        return "rate_shift";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        return context.baseline().stream()
                .flatMap(baseline -> assess(new Comparison(
                        context.snapshot().metrics(),
                        baseline,
                        Clustering.of(context).events(),
                        context.policy().margins().ratio())))
                .toList();
    }

    private static Stream<Assessment> assess(Comparison comparison) {
        Stream<Assessment> flags = comparison
                .shift(part -> part.flags().results(), DayCounts::flagged)
                .map(shift -> shift.assess(FLAGS, "silenced_flag", false))
                .stream();
        Stream<Assessment> escalations = comparison
                .shift(part -> part.escalations().results(), DayCounts::escalated)
                .map(shift -> shift.assess(ESCALATIONS, "silenced_escalation", true))
                .stream();
        Stream<Assessment> insufficiency = comparison
                .shift(part -> part.sufficiency().insufficient(), DayCounts::insufficient)
                .map(shift -> shift.assess(INSUFFICIENCY, "data_sufficiency_shift", false))
                .stream();
        return Stream.concat(Stream.concat(flags, escalations), insufficiency);
    }

    /** A window and its baseline, with their least design effect. */
    private record Comparison(MetricsPart now, MetricsSnapshot baseline, double clustering, double margin) {

        /** Empty when a side has no results, or it never happened on either. */
        Optional<RateShift> shift(ToLongFunction<MetricsPart> count, ToLongFunction<DayCounts> ofDay) {
            MetricsPart before = baseline.metrics();
            if (count.applyAsLong(now) + count.applyAsLong(before) == 0) {
                return Optional.empty();
            }
            return DailyRates.rate(now, count.applyAsLong(now), ofDay, clustering)
                    .flatMap(rate -> DailyRates.rate(before, count.applyAsLong(before), ofDay, clustering)
                            .map(base -> RateShift.of(rate, base, baseline.privacy(), margin)));
        }
    }
}
