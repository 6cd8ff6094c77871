package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyRates;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.Wording;
import io.calibration.config.FlagSeverity;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.List;

/**
 * Whether the share of critical ones among all flags lies in the range that the policy expects, if it has one. Below {@value #LEAST_FLAGS} flags it is
 * inconclusive. Flags of one result are not independent, so the flags count as no more than the results that carry them. Stateless
 * and thread-safe.
 */
public final class CriticalFlagShareAnalyzer implements Analyzer {

    /** The least number of flags that a share is judged from. */
    public static final int LEAST_FLAGS = 30;

    private static final Wording WORDING = new Wording(
            "flags:critical",
            "high_critical_flag_rate",
            "low_critical_flag_rate",
            new Wording.Counted("flag is", "flags are", "critical"),
            "Read some results with critical flags, and check whether the rules that raise them are too broad.",
            "Check whether the rules that raise critical flags still run.",
            List.of("flags of the other severities became fewer"),
            List.of("/red_flag_severity_thresholds/critical"));

    /** Stateless; one serves all. */
    public CriticalFlagShareAnalyzer() {}

    @Override
    public String id() {
        return "critical_flag_share";
    }

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart metrics = context.snapshot().metrics();
        Counts flags = metrics.flags().bySeverity();
        long critical = flags.get(FlagSeverity.CRITICAL.index());
        Interval range = context.policy().criticalFlagShare();
        if (range == null || flags.total() == 0) {
            return List.of();
        }
        Figure seen = Figure.things(critical, metrics.flags().results(FlagSeverity.CRITICAL));
        return List.of(
                flags.total() < LEAST_FLAGS
                        ? tooFew(seen, critical, flags.total(), range)
                        : judged(context, seen, critical, flags.total(), range));
    }

    private static Assessment judged(AnalysisContext context, Figure seen, long critical, long flags, Interval range) {
        Assessment judged = RateInRange.of(
                        rate(context, critical, flags), range, context.policy().margins())
                .assess(WORDING);
        return judged.with(
                judged.description(),
                judged.evidence().toBuilder().figure("count", seen).build());
    }

    private static Rate rate(AnalysisContext context, long critical, long flags) {
        MetricsPart metrics = context.snapshot().metrics();
        double flagsAResult = (double) flags / Math.max(1, metrics.flags().results());
        double days = Math.max(Clustering.of(context).events(), DailyRates.designEffect(metrics, DayCounts::flagged));
        return new Rate(critical, flags, Math.max(1, flagsAResult) * days);
    }

    private static Assessment tooFew(Figure seen, long critical, long flags, Interval range) {
        Figure share = Figure.share(critical, flags);
        Evidence evidence = Evidence.builder(flags)
                .observed(share)
                .expected(range)
                .effect(Effect.unknown())
                .requiredSampleSize(LEAST_FLAGS)
                .figure("count", seen)
                .build();
        Sentence description = Sentence.of(
                "{} of {} " + (critical == 1 ? "is" : "are") + " critical.",
                seen,
                Figure.results(flags).with("flag", "flags"));
        return Assessment.builder(WORDING.highType(), WORDING.subject(), description, evidence)
                .recommendation("Wait for more flags.")
                .components(WORDING.components())
                .build();
    }
}
