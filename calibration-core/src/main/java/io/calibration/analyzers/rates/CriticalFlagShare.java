package io.calibration.analyzers.rates;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.List;

/**
 * Whether the share of critical ones among all flags lies in the range that the policy expects, if it has one. Below {@value #LEAST_FLAGS} flags it is
 * inconclusive. Flags of one result are not independent, so the flags count as no more than the results that carry them. Stateless
 * and thread-safe.
 */
public final class CriticalFlagShare {

    /** The least number of flags that a share is judged from. */
    public static final int LEAST_FLAGS = 30;

    private static final String HIGH = "high_critical_flag_rate";
    private static final String SUBJECT = "flags:critical";
    private static final String COMPONENT = "/red_flag_severity_thresholds/critical";

    private static final Wording WORDING = Wording.of(SUBJECT, "flag is", "flags are", "critical")
            .types(HIGH, "low_critical_flag_rate")
            .advice(
                    "Read some results with critical flags, and check whether the rules that raise them are too broad.",
                    "Check whether the rules that raise critical flags still run.")
            .alternatives("flags of the other severities became fewer")
            .components(COMPONENT);

    private CriticalFlagShare() {}

    /** The assessment; none without a range or flags. */
    public static List<Assessment> of(AnalysisContext context) {
        FlagMetrics flags = context.snapshot().metrics().flags();
        long all = flags.bySeverity().total();
        long critical = flags.bySeverity().get(FlagSeverity.CRITICAL.index());
        Interval range = context.policy().criticalFlagShare();
        if (range == null || all == 0) {
            return List.of();
        }
        Figure seen = Figure.things(critical, flags.results(FlagSeverity.CRITICAL));
        if (all < LEAST_FLAGS) {
            return List.of(tooFew(flags, seen, critical, all, range));
        }
        return rate(context)
                .inRange(range, WORDING)
                .map(judged -> judged.with(
                        borne(flags, judged.description()),
                        judged.evidence().toBuilder().figure("count", seen).build()))
                .stream()
                .toList();
    }

    /** The share itself; there must be flags. */
    public static ResultRate rate(AnalysisContext context) {
        FlagMetrics flags = context.snapshot().metrics().flags();
        long all = flags.bySeverity().total();
        double flagsAResult = (double) all / Math.max(1, flags.results());
        return ResultRates.of(context)
                .of(
                        flags.bySeverity().get(FlagSeverity.CRITICAL.index()),
                        all,
                        DayCounts::flagged,
                        Math.max(1, flagsAResult));
    }

    /** A share of flags tells of the results that bear them, be the flags ever so many. */
    private static Sentence borne(FlagMetrics flags, Sentence words) {
        long[] results = bearers(flags);
        return Sentence.of(
                "{}{}{}{}",
                words,
                Sentence.seen("", results[0]),
                Sentence.seen("", results[1]),
                Sentence.seen("", results[2]));
    }

    /**
     * How many results bear critical flags, others, and any. How many bear others is not counted: it is at least those that bear no
     * critical one.
     */
    public static long[] bearers(FlagMetrics flags) {
        long critical = flags.results(FlagSeverity.CRITICAL);
        boolean others = flags.bySeverity().total() > flags.bySeverity().get(FlagSeverity.CRITICAL.index());
        return new long[] {critical, others ? Math.max(1, flags.results() - critical) : 0, flags.results()};
    }

    private static Assessment tooFew(FlagMetrics bearing, Figure seen, long critical, long flags, Interval range) {
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
        return Assessment.builder(HIGH, SUBJECT, borne(bearing, description), evidence)
                .recommendation("Wait for more flags.")
                .components(COMPONENT)
                .build();
    }
}
