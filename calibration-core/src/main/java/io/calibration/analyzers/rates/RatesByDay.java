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
import java.util.stream.Stream;

/**
 * Whether escalations, flags, each flag type or results with too little data came much more or less often on some days than on the others.
 * Silent below {@link ResultRate#isToldByDay few days or events}; without a baseline a rate of fewer than three events a day is worth no
 * more than a note. Stateless.
 */
public final class RatesByDay {

    private static final String[] ALTERNATIVES = {
        "other people were scanned on these days", "an event outside, such as a holiday or a campaign"
    };

    private RatesByDay() {}

    /** A rate and how it is put. */
    private record Question(ResultRate rate, Wording wording) {}

    /** All of them, in three families. */
    public static List<Assessment> of(AnalysisContext context) {
        ResultRates rates = ResultRates.of(context);
        // Escalations are what people's attention is spent on: a question of its own.
        return Stream.of(
                        List.of(escalations(rates)), List.of(flags(rates), insufficiency(rates)), types(rates, context))
                .flatMap(RatesByDay::assess)
                .toList();
    }

    private static Stream<Assessment> assess(List<Question> family) {
        List<Question> told =
                family.stream().filter(question -> question.rate.isToldByDay()).toList();
        return told.stream().flatMap(question -> question.rate.byDay(question.wording, told.size()).stream());
    }

    private static Question escalations(ResultRates rates) {
        return question(
                ESCALATIONS,
                rates,
                "escalation",
                "Look at what was escalated on these days and for which reasons, and whether those who review could follow.",
                "Check whether escalation worked on these days: what should have been escalated and was not?");
    }

    private static Question flags(ResultRates rates) {
        return question(
                FLAGS,
                rates,
                "flag_rate",
                "Look which flag types make up the rise, and what changed on the first of these days.",
                "Check whether every detector ran on these days.");
    }

    private static Question insufficiency(ResultRates rates) {
        return question(
                INSUFFICIENCY,
                rates,
                "insufficiency",
                "Look what was missing on these days and for whom.",
                "Check whether the rule of what suffices was too lax on these days.");
    }

    private static Question question(JudgedRate rate, ResultRates rates, String type, String spike, String dip) {
        return new Question(rate.among(rates), put(rate.wording(), type, spike, dip));
    }

    private static Wording put(Wording wording, String type, String spike, String dip) {
        return wording.types(type + "_spike", type + "_dip").advice(spike, dip).alternatives(ALTERNATIVES);
    }

    private static List<Question> types(ResultRates rates, AnalysisContext context) {
        MetricsSnapshot snapshot = context.snapshot();
        return snapshot.metrics().flags().types().keySet().stream()
                .filter(type -> !type.equals(Labels.OTHER))
                .map(type -> ofType(type, rates.ofFlagType(type), snapshot))
                .toList();
    }

    private static Question ofType(String type, ResultRate rate, MetricsSnapshot snapshot) {
        Wording wording = put(
                JudgedRate.ofFlagType(type, rate.seen(), snapshot),
                "flag_rate",
                "Read some results of these days that carry the flag, and check what changed in the rule that raises it.",
                "Check whether the rule that raises the flag ran on these days and got its input.");
        return new Question(rate, wording);
    }
}
