package io.calibration.analyzers.outcomes;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.CalibrationPolicy.Margins;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.statistics.clustering.Clustering;
import io.calibration.internal.statistics.days.LevelBreak;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether there is a day from which another share of the outcomes is good, in the window or in the days of a baseline before it: then an
 * outcome may mean something else from then on, and what is learned from both together is learned about neither. Silent below {@value
 * LevelBreak#LEAST} days with outcomes. Days that stand out and come back to normal are no break. Where nobody says when outcomes are known, and
 * they are known of fewer results on one side than on the other, the missing ones may be such that there is no break: it must be greater than
 * they could make it (worst-case bounds of Manski 1989).
 */
public final class OutcomeBreakAnalyzer {

    /** Among so many days one that parts them by chance is the rule. */
    private static final double CHANCE = 0.05;

    private static final Sentence MISSING = Sentence.of(
            "Outcomes are known of fewer results on one side: if those that are missing are of the other kind, there may be no break. Say in the"
                    + " policy when outcomes are known (outcomes.known_after_days), or give outcome_at.");

    private OutcomeBreakAnalyzer() {}

    /** The assessments. */
    public static List<Assessment> analyze(AnalysisContext context) {
        OutcomeDays days = days(context);
        return LevelBreak.of(
                        days.good(),
                        days.known(),
                        days.expected(),
                        Clustering.of(context).events(),
                        context.policy().seed())
                .map(found -> assess(found, days, context))
                .stream()
                .toList();
    }

    /** The window's days, after those of a baseline that lies wholly before them. */
    private static OutcomeDays days(AnalysisContext context) {
        MetricsSnapshot own = context.snapshot();
        List<MetricsSnapshot> all = Stream.concat(
                        context.baseline().filter(before -> liesBefore(before.metrics(), own.metrics())).stream(),
                        Stream.of(own))
                .toList();
        return OutcomeDays.of(all, context.policy().outcomes());
    }

    private static boolean liesBefore(MetricsPart before, MetricsPart now) {
        return !before.days().isEmpty()
                && !now.days().isEmpty()
                && before.days().lastKey().isBefore(now.days().firstKey());
    }

    private static Assessment assess(LevelBreak found, OutcomeDays days, AnalysisContext context) {
        Margins margins = context.policy().margins();
        double margin = margins.ofRate(found.before().share());
        LocalDate first = days.date(found.at());
        LocalDate last = days.last();
        boolean earlier = first.isBefore(context.snapshot().metrics().days().firstKey());
        double doubt = days.doubt(found.at(), found.step());
        Evidence evidence = evidence(found, margin)
                .figure("first_day", day(first, found))
                .figure("last_day", day(last, found))
                .build();
        Verdict verdict = verdict(found, found.lessBy(doubt), margin);
        Sentence told = verdict == Verdict.INCONCLUSIVE && doubt > 0
                ? Sentence.of("{} {}", describe(found, first, earlier), MISSING)
                : describe(found, first, earlier);
        return Assessment.builder("outcome_break", "outcomes:break", told, evidence)
                .verdict(verdict)
                .share(1)
                .recommendation(
                        "Find out what changed on that day in what an outcome means or in which of them are known,"
                                + " and learn from the outcomes of one side alone until then.")
                .components("outcome")
                .build();
    }

    /** Days that are alike need no line. */
    private static Verdict verdict(LevelBreak found, LevelBreak atLeast, double margin) {
        if (found.p() > CHANCE || found.effect(margin).conservative() < 0.5) {
            return Verdict.FINE;
        }
        boolean sure = atLeast.p() <= CHANCE && atLeast.effect(margin).conservative() >= 1;
        return sure ? Verdict.VIOLATION : Verdict.INCONCLUSIVE;
    }

    private static Sentence describe(LevelBreak found, LocalDate first, boolean earlier) {
        Figure step =
                Figure.measure(found.step(), found.before().n(), found.after().n());
        return Sentence.of(
                "Since {}" + (earlier ? ", in the baseline already," : "")
                        + " {} of {} are good, against {} of {} before (difference {}, 95 % interval {})."
                        + (found.gradual()
                                ? " It came rather gradually than at once; the day is where the two sides differ most."
                                : ""),
                Sentence.declared(first.toString()),
                found.after().figure(),
                Figure.results(found.after().n()).with("outcome", "outcomes"),
                found.before().figure(),
                Figure.results(found.before().n()),
                step,
                step.interval(found.interval()));
    }

    private static Evidence.Builder evidence(LevelBreak found, double margin) {
        double usual = found.before().share();
        return Evidence.builder(found.before().n() + found.after().n())
                .observed(found.after().figure())
                .expected(new Interval(Math.max(0, usual - margin), Math.min(1, usual + margin)))
                .interval(found.after().wilsonInterval())
                .margin(margin)
                .effectiveN(found.before().effectiveN() + found.after().effectiveN())
                .test("strongest step between days, allowing for all days and for how days vary (Andrews 1993)")
                .p(found.p())
                .effect(found.effect(margin))
                .alternatives(
                        "the outcome means something else from that day",
                        "bad outcomes are known later than good ones",
                        "others are scored from that day")
                .figure("share_before", found.before().figure())
                .figure("difference_lower", bound(found.interval().lower(), found))
                .figure("difference_upper", bound(found.interval().upper(), found))
                .figure("looks", Figure.measure(found.looks()));
    }

    private static Figure bound(double value, LevelBreak found) {
        return Figure.measure(value, found.before().n(), found.after().n());
    }

    /** Days as numbers like 20260302. */
    private static Figure day(LocalDate date, LevelBreak found) {
        return Figure.measure(
                10_000.0 * date.getYear() + 100 * date.getMonthValue() + date.getDayOfMonth(),
                found.before().n(),
                found.after().n());
    }
}
