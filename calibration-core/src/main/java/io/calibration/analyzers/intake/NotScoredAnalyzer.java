package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.config.Labels;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.statistics.ResultRate;
import io.calibration.statistics.ResultRates;
import io.calibration.statistics.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Results that no score came out of: whether they are most of all that came in, as many as the policy expects, more or fewer than in the
 * baseline, or many on some days. Silent where every result has a score, unless the policy expects that some have none.
 */
public final class NotScoredAnalyzer {

    /** Where more of what came in has no score, the report is about the smaller part: no system is healthy so. */
    private static final double HALF = 0.5;

    /** How many reasons, and tiers, are named at most. */
    private static final int NAMED = 2;

    private static final String[] ALTERNATIVES = {
        "people cancelled of their own accord", "something that the scorer depends on was down"
    };
    private static final String[] COMPONENTS = {"scorer", "source of the scan results"};
    private static final String ADVICE =
            "Look why no score came out, by reason, tier and day (not_scored in the snapshot):"
                    + " what was not scored is missing in every other figure.";

    private static final Wording WORDING = Wording.of("not_scored:overall", "result was", "results were", "not scored")
            .advice(ADVICE, "Check that results without a score are still handed over as such.")
            .alternatives(ALTERNATIVES)
            .components(COMPONENTS);

    private NotScoredAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        MetricsPart now = context.snapshot().metrics();
        ResultRate rate = ResultRates.of(context).notScored();
        Optional<Interval> range = Optional.ofNullable(context.policy().notScoredRate());
        return Stream.of(
                        rate.count() > 0 ? Optional.of(seen(rate, now)) : Optional.<Assessment>empty(),
                        range.flatMap(expected ->
                                rate.inRange(expected, WORDING.types("high_not_scored_rate", "low_not_scored_rate"))),
                        rate.againstBaseline(WORDING.types("not_scored_shift", "not_scored_shift")),
                        rate.byDay(byDay(), 1))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Wording byDay() {
        return WORDING.types("not_scored_spike", "not_scored_dip")
                .advice(
                        "Look what was down or changed on the first of these days, and which reasons came with it.",
                        "Check whether results without a score were handed over as such on these days.");
    }

    /** That there are some, how many and why: a note, unless they are most, or there is nothing else. */
    private static Assessment seen(ResultRate rate, MetricsPart part) {
        boolean none = part.results() == 0;
        double share = rate.figure().value();
        boolean grave = none || share > HALF;
        NotScoredMetrics notScored = part.notScored();
        Sentence description = Sentence.of(
                (none ? "No result has a score: " : "") + "{} of {} " + (rate.count() == 1 ? "was" : "were")
                        + " not scored ({}){}{}.",
                Figure.results(rate.count()),
                Figure.results(rate.n()).with("result", "results"),
                rate.figure(),
                commonest(", most often ", notScored.byReason()),
                commonest("; of the tiers most often ", notScored.byTier()));
        Evidence.Builder evidence = Evidence.builder(rate.n()).observed(rate.figure());
        return Assessment.builder(
                        "results_not_scored",
                        "not_scored:overall",
                        description,
                        grave ? counted(evidence, none ? Double.POSITIVE_INFINITY : share / HALF) : evidence.build())
                .share(share)
                .safety(grave)
                .recommendation(ADVICE)
                .components(COMPONENTS)
                .build();
    }

    /** Counted, not estimated: chance has no part in what is missing here. */
    private static Evidence counted(Evidence.Builder evidence, double halves) {
        return evidence.expected(new Interval(0, HALF))
                .margin(HALF)
                .test("count, against half of what came in")
                .p(0)
                .effect(Effect.exactly(halves))
                .alternatives(ALTERNATIVES)
                .build();
    }

    /** The commonest labels; those of fewer results than may be published are not named. */
    static Sentence commonest(String lead, SortedMap<String, Long> counts) {
        List<Part> named = counts.entrySet().stream()
                .filter(entry -> PrivacyPolicy.standard().allows(entry.getValue()))
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(entry -> Sentence.seen(words(entry.getKey()), entry.getValue()))
                .toList();
        return Sentence.of(named.isEmpty() ? "" : lead).plus(Sentence.join(", then ", named));
    }

    private static String words(String label) {
        return switch (label) {
            case NotScoredMetrics.UNSPECIFIED -> "without a reason";
            case Labels.OTHER -> "others";
            default -> label;
        };
    }
}
