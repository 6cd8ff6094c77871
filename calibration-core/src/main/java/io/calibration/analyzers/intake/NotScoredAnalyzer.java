package io.calibration.analyzers.intake;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Analyzer;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Part;
import io.calibration.analysis.Sentence;
import io.calibration.analyzers.Clustering;
import io.calibration.analyzers.DailyChanges;
import io.calibration.analyzers.DailyRate;
import io.calibration.analyzers.RateInRange;
import io.calibration.analyzers.RateShift;
import io.calibration.analyzers.Wording;
import io.calibration.config.Labels;
import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Results that no score came out of: whether they are most of all that came in, as many as the policy expects, more or fewer than in the
 * baseline, or many on some days. Silent where every result has a score, unless the policy expects that some have none. Stateless and
 * thread-safe.
 */
public final class NotScoredAnalyzer implements Analyzer {

    /** Where more of what came in has no score, the report is about the smaller part: no system is healthy so. */
    private static final double HALF = 0.5;

    /** How many reasons, and tiers, are named at most. */
    private static final int NAMED = 2;

    private static final List<String> ALTERNATIVES =
            List.of("people cancelled of their own accord", "something that the scorer depends on was down");
    private static final List<String> COMPONENTS = List.of("scorer", "source of the scan results");
    private static final String ADVICE =
            "Look why no score came out, by reason, tier and day (not_scored in the snapshot):"
                    + " what was not scored is missing in every other figure.";

    private static final Wording RANGE = new Wording(
            "not_scored:overall",
            "high_not_scored_rate",
            "low_not_scored_rate",
            new Wording.Counted("result was", "results were", "not scored"),
            ADVICE,
            "Check that results without a score are still handed over as such.",
            ALTERNATIVES,
            COMPONENTS);

    private static final Wording SHIFT = new Wording(
            "not_scored:overall",
            "not_scored_shift",
            "not_scored_shift",
            new Wording.Counted("result was", "results were", "not scored"),
            ADVICE,
            "Check that results without a score are still handed over as such.",
            ALTERNATIVES,
            COMPONENTS);

    private static final Wording DAYS = new Wording(
            "not_scored:overall",
            "not_scored_spike",
            "not_scored_dip",
            new Wording.Counted("result was", "results were", "not scored"),
            "Look what was down or changed on the first of these days, and which reasons came with it.",
            "Check whether results without a score were handed over as such on these days.",
            ALTERNATIVES,
            COMPONENTS);

    /** Needs nothing. */
    public NotScoredAnalyzer() {}

    @Override
    public String id() {
        return "not_scored";
    }

    /** A day's results with a score and without, and those without. */
    private record Day(long attempts, long notScored) {}

    @Override
    public List<Assessment> analyze(AnalysisContext context) {
        MetricsPart now = context.snapshot().metrics();
        SortedMap<LocalDate, Day> days = days(now);
        Collection<Day> before = context.baseline()
                .map(MetricsSnapshot::metrics)
                .map(part -> days(part).values())
                .orElse(List.of());
        List<Assessment> assessments = new ArrayList<>();
        if (now.arrived() > 0) {
            Rate rate = rate(now, days.values(), Clustering.of(context).events());
            if (rate.count() > 0) {
                assessments.add(seen(rate, now));
            }
            Interval range = context.policy().notScoredRate();
            if (range != null) {
                assessments.add(
                        RateInRange.of(rate, range, context.policy().margins()).assess(RANGE));
            }
            context.baseline().ifPresent(baseline -> shift(context, baseline, rate, before, assessments));
        }
        List<Day> all = new ArrayList<>(days.values());
        all.addAll(before);
        DailyRate daily = new DailyRate(DailyEvents.of(counts(all, Day::notScored)), DAYS, DAYS.lowType(), false);
        assessments.addAll(new DailyChanges(
                        context, days.keySet(), counts(days.values(), Day::attempts), counts(before, Day::attempts))
                .assess(List.of(daily)));
        return assessments;
    }

    private static SortedMap<LocalDate, Day> days(MetricsPart part) {
        SortedMap<LocalDate, Day> days = new TreeMap<>();
        for (LocalDate date : part.attemptDays()) {
            DayCounts scored = part.days().get(date);
            long notScored = part.notScored().byDay().getOrDefault(date, 0L);
            days.put(date, new Day((scored == null ? 0 : scored.results()) + notScored, notScored));
        }
        return days;
    }

    private static Rate rate(MetricsPart part, Collection<Day> days, double least) {
        double own = DesignEffect.of(counts(days, Day::notScored), counts(days, Day::attempts));
        return new Rate(part.notScored().results(), part.arrived(), Math.max(least, own));
    }

    private static long[] counts(Collection<Day> days, ToLongFunction<Day> ofDay) {
        return days.stream().mapToLong(ofDay).toArray();
    }

    /** That there are some, how many and why: a note, unless they are most, or there is nothing else. */
    private static Assessment seen(Rate rate, MetricsPart part) {
        boolean none = part.results() == 0;
        boolean grave = none || rate.share() > HALF;
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
                        grave
                                ? counted(evidence, none ? Double.POSITIVE_INFINITY : rate.share() / HALF)
                                : evidence.build())
                .share(rate.share())
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

    private static void shift(
            AnalysisContext context,
            MetricsSnapshot baseline,
            Rate rate,
            Collection<Day> days,
            List<Assessment> assessments) {
        MetricsPart before = baseline.metrics();
        if (before.arrived() > 0 && rate.count() + before.notScored().results() > 0) {
            Rate base = rate(before, days, Clustering.of(context).events());
            RateShift shift = RateShift.of(
                    rate, base, baseline.privacy(), context.policy().margins().ratio());
            assessments.add(shift.assess(SHIFT, SHIFT.lowType(), false));
        }
    }
}
