package io.calibration.analyzers.rates;

import static io.calibration.analyzers.rates.JudgedRate.ESCALATIONS;
import static io.calibration.analyzers.rates.JudgedRate.FLAGS;
import static io.calibration.analyzers.rates.JudgedRate.INSUFFICIENCY;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.config.Labels;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Whether each rate is that of the baseline. Silent without one. Stateless. */
public final class RatesAgainstBaseline {

    /** The least number of results, window and baseline together, that a flag type is compared from: others are too rare. */
    public static final int LEAST_SEEN = 10;

    private static final String OTHERS = "other people were scanned than in the baseline";
    private static final String SEASON = "the season, or the days of the week, differ";

    private RatesAgainstBaseline() {}

    /** Flags, escalations and results with too little data. */
    public static List<Assessment> overall(AnalysisContext context) {
        ResultRates rates = ResultRates.of(context);
        return Stream.of(
                        assess(
                                FLAGS,
                                rates,
                                "flag_rate_shift",
                                "Look which flag types make up the rise.",
                                "Look which flag types fell, and whether every detector still runs."),
                        assess(
                                ESCALATIONS,
                                rates,
                                "escalation_rate_shift",
                                "Look which reasons make up the rise, and whether those who review can follow.",
                                "Check whether escalation still works: what should have been escalated and was not?"),
                        assess(
                                INSUFFICIENCY,
                                rates,
                                "data_sufficiency_shift",
                                "Look what is missing and for whom.",
                                "Check whether the rule of what suffices became too lax."))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Assessment> assess(
            JudgedRate rate, ResultRates rates, String type, String whenHigher, String whenLower) {
        return rate.among(rates)
                .againstBaseline(rate.wording()
                        .types(type, type)
                        .advice(whenHigher, whenLower)
                        .alternatives(OTHERS, SEASON));
    }

    /** Each flag type: it may run away, or go silent. */
    public static List<Assessment> ofFlagTypes(AnalysisContext context) {
        return context.baseline().stream()
                .flatMap(baseline -> ofFlagTypes(context, baseline))
                .toList();
    }

    private static Stream<Assessment> ofFlagTypes(AnalysisContext context, MetricsSnapshot baseline) {
        SortedSet<String> types =
                new TreeSet<>(context.snapshot().metrics().flags().types().keySet());
        types.addAll(baseline.metrics().flags().types().keySet());
        types.remove(Labels.OTHER);
        ResultRates rates = ResultRates.of(context);
        return types.stream().flatMap(type -> {
            ResultRate rate = rates.ofFlagType(type);
            return rate.seen() < LEAST_SEEN
                    ? Stream.empty()
                    : rate.againstBaseline(wording(type, rate.seen(), baseline)).stream();
        });
    }

    private static Wording wording(String type, long seen, MetricsSnapshot baseline) {
        return JudgedRate.ofFlagType(type, seen, baseline)
                .types("flag_rate_shift", "flag_rate_shift")
                .advice(
                        "Read some results that carry the flag, and check what changed in the rule that raises it.",
                        "Check whether the rule that raises the flag still runs and still gets its input.")
                .alternatives(OTHERS, "the flag was renamed");
    }
}
