package io.calibration.statistics;

import io.calibration.analysis.Assessment;
import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.Effect;
import io.calibration.analysis.Evidence;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.Sentence;
import io.calibration.internal.Numbers;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DayRatio;
import io.calibration.internal.statistics.days.DayRuns;
import io.calibration.internal.statistics.days.OddDays;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The run of days on which a rate stands out most. The effect counts steps of the margin in the ratio to the other days, with the
 * interval of these days; the p-value allows for every run of every rate that was looked at.
 *
 * @param first the first of the days
 * @param last the last of them
 * @param eventsPerDay how often it happened on a day of the window
 * @param otherSize results of the baseline
 * @param now the rate on these days
 * @param size results of all other days
 * @param odd these days against all others
 * @param p probability of days that stand out as much where nothing is wrong
 * @param margin ratio that is still fine
 */
record DailyChange(
        LocalDate first,
        LocalDate last,
        double eventsPerDay,
        long otherSize,
        Rate now,
        long size,
        OddDays odd,
        double p,
        double margin) {

    /**
     * How it is judged.
     *
     * @param rates rates that are looked at together
     * @param margin ratio that is still fine
     * @param seed seed of the simulation
     */
    record Judging(int rates, double margin, long seed) {}

    static DailyChange of(OddDays odd, DailyRate own, Optional<DailyRate> other, Judging judging) {
        DayRuns.Run run = odd.run();
        long results = Math.round(own.exposure().between(run.first(), run.end()));
        long before = Math.round(other.map(days -> days.exposure().total()).orElse(0.0));
        double expected = odd.ratio().odds() * odd.ratio().other();
        double designEffect = 1 + expected * odd.variation().ofMean(run.days());
        return new DailyChange(
                own.dates().get(run.first()),
                own.dates().get(run.end() - 1),
                (double) own.events().total() / own.exposure().days(),
                before,
                new Rate(odd.ratio().count(), results, designEffect),
                Math.round(own.exposure().total()) + before - results,
                odd,
                p(odd, other.map(days -> days.exposure().days()).orElse(0), judging),
                judging.margin());
    }

    /** Where days that stand out so little are fine in any case, bounds do; a simulation would tell no more. */
    private static double p(OddDays odd, int otherDays, Judging judging) {
        double conservative = odd.ratio().steps(judging.margin()).conservative();
        boolean open = conservative >= HALF && judging.rates() * odd.atLeast() <= CHANCE && !odd.wereLike();
        double one = open ? odd.probability(otherDays, judging.seed()) : odd.atMost();
        return Math.min(1, judging.rates() * one);
    }

    private static final double HALF = 0.5;

    /** Fewer events than this a day are told apart by a baseline only. */
    private static final double LEAST_PER_DAY = 3;

    private static final String TOO_RARE = "; only a note, for what happens fewer than " + Math.round(LEAST_PER_DAY)
            + " times a day takes a baseline to be judged";

    /** Among so many runs of days one that stands out by chance is the rule. */
    private static final double CHANCE = 0.05;

    private DayRatio ratio() {
        return odd.ratio();
    }

    private boolean isSilent() {
        return now.count() == 0;
    }

    private boolean isHigher() {
        return ratio().estimate() >= 1;
    }

    /** The assessment in the rate's words. */
    Assessment assess(Wording wording) {
        Effect effect = ratio().steps(margin);
        String question = "days of ";
        Verdict verdict = verdict(effect);
        Sentence description = describe(wording.several(), verdict == Verdict.NOTE ? TOO_RARE : "");
        return (isSilent()
                        ? wording.silence(question, description, evidence(effect))
                        : wording.assessment(isHigher(), question, description, evidence(effect)))
                .verdict(verdict)
                .share(Math.min(1, Math.abs(excess()) / now.n()))
                .build();
    }

    /** Days that do not stand out need no line each. */
    private Verdict verdict(Effect effect) {
        if (p > CHANCE || odd.wereLike()) {
            return Verdict.FINE;
        }
        if (effect.conservative() < 1) {
            return effect.conservative() >= HALF ? Verdict.INCONCLUSIVE : Verdict.FINE;
        }
        boolean tooRare = otherSize == 0 && eventsPerDay < LEAST_PER_DAY;
        return tooRare ? Verdict.NOTE : Verdict.VIOLATION;
    }

    private Interval interval() {
        return ratio().interval();
    }

    private double expected() {
        return ratio().odds() * ratio().other();
    }

    private double excess() {
        return now.count() - expected();
    }

    private Sentence describe(Sentence observed, String end) {
        return Sentence.of(
                "{} {} of {} {} ({}), where {} were to be expected from the other days ({}): {}" + end + ".",
                Sentence.declared(first.equals(last) ? "On " + first : "From " + first + " to " + last),
                Figure.results(now.count()),
                Figure.results(now.n()),
                observed,
                now.figure(),
                measure(expected()).as(Numbers.count(Math.round(expected()))),
                usual(),
                times());
    }

    /** The rate that the other days lead to expect. */
    private Figure usual() {
        return Figure.fraction(expected() / now.n(), size);
    }

    private Sentence times() {
        Figure least = ratio(interval().lower());
        Figure most = ratio(interval().upper());
        Figure times = ratio(ratio().estimate());
        if (isSilent()) {
            return Sentence.of("none at all, at most {} times as often", most);
        }
        return ratio().other() == 0
                ? Sentence.of("at least {} times as often", least)
                : Sentence.of("{} times as often (95 % interval {})", times, times.interval(interval()));
    }

    private Evidence.Builder evidence(Effect effect) {
        double usual = expected() / now.n();
        return now.evidence()
                .expected(new Interval(usual / margin, Math.min(1, usual * margin)))
                .interval(now.exactInterval())
                .margin(margin)
                .test("temporal scan, conditional on all events, days may differ (Naus 1965; Greenwood and Yule 1920)")
                .p(p)
                .effect(effect)
                .figure("first_day", day(first))
                .figure("last_day", day(last))
                .figure("count", Figure.results(now.count()))
                .figure("expected", measure(expected()))
                .figure("excess", measure(excess()))
                .figure("ratio", ratio(ratio().estimate()))
                .figure("ratio_lower", ratio(interval().lower()))
                .figure("ratio_upper", ratio(interval().upper()))
                .figure("looks", Figure.measure(p / odd.single()))
                .figure("design_effect", ratio(now.designEffect()))
                .figure("baseline_n", Figure.results(otherSize));
    }

    private Figure measure(double value) {
        return Figure.measure(value, now.n());
    }

    private Figure ratio(double value) {
        return Figure.ratio(value, now.n());
    }

    /** Days as numbers like 20260302. */
    private Figure day(LocalDate date) {
        return measure(10_000.0 * date.getYear() + 100 * date.getMonthValue() + date.getDayOfMonth());
    }
}
