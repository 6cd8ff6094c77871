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
import io.calibration.internal.statistics.RiskRatio;
import java.time.LocalDate;

/**
 * The run of days on which a rate stands out most. The effect counts steps of the margin in the ratio to the other days, with the
 * interval of these days; the p-value allows for every run of every rate that was looked at.
 *
 * @param first the first of the days
 * @param last the last of them
 * @param eventsPerDay how often it happened on a day of the window
 * @param otherSize results of the baseline
 * @param ratio these days against all others
 * @param looks how many looks the search is worth
 * @param margin ratio that is still fine
 */
record DailyChange(
        LocalDate first,
        LocalDate last,
        double eventsPerDay,
        long otherSize,
        RiskRatio ratio,
        double looks,
        double margin) {

    /** Fewer events than this a day are told apart by a baseline only. */
    private static final double LEAST_PER_DAY = 3;

    /** Among so many runs of days one that stands out by chance is the rule. */
    private static final double CHANCE = 0.05;

    private boolean isSilent() {
        return ratio.now().count() == 0;
    }

    private boolean isHigher() {
        return ratio.now().share() >= ratio.before().share();
    }

    /** The assessment in the rate's words. */
    Assessment assess(Wording wording) {
        Effect effect = ratio.steps(margin);
        String question = "days of ";
        Sentence description = describe(wording.several());
        return (isSilent()
                        ? wording.silence(question, description, evidence(effect))
                        : wording.assessment(isHigher(), question, description, evidence(effect)))
                .verdict(verdict(effect))
                .share(Math.min(1, Math.abs(excess()) / ratio.now().n()))
                .build();
    }

    /** Days that do not stand out need no line each. */
    private Verdict verdict(Effect effect) {
        if (p() > CHANCE) {
            return Verdict.FINE;
        }
        if (effect.conservative() < 1) {
            return effect.conservative() >= 0.5 ? Verdict.INCONCLUSIVE : Verdict.FINE;
        }
        boolean tooRare = otherSize == 0 && eventsPerDay < LEAST_PER_DAY;
        return tooRare ? Verdict.NOTE : Verdict.VIOLATION;
    }

    private Interval interval() {
        return ratio.interval();
    }

    /** Of no difference at all: that the days differ by more than the margin is for the interval to say. */
    private double p() {
        return Math.min(1, looks * ratio.probability(1));
    }

    private double expected() {
        return ratio.before().share() * ratio.now().n();
    }

    private double excess() {
        return ratio.now().count() - expected();
    }

    private Sentence describe(Sentence observed) {
        Rate now = ratio.now();
        return Sentence.of(
                "{} {} of {} {} ({}), where {} were to be expected from the other days ({}): {}.",
                Sentence.declared(first.equals(last) ? "On " + first : "From " + first + " to " + last),
                Figure.results(now.count()),
                Figure.results(now.n()),
                observed,
                now.figure(),
                measure(expected()).as(Numbers.count(Math.round(expected()))),
                ratio.before().figure(),
                times());
    }

    private Sentence times() {
        Figure least = ratio(interval().lower());
        Figure most = ratio(interval().upper());
        Figure times = ratio(ratio.estimate());
        if (isSilent()) {
            return Sentence.of("none at all, at most {} times as often", most);
        }
        return ratio.before().count() == 0
                ? Sentence.of("at least {} times as often", least)
                : Sentence.of("{} times as often (95 % interval {})", times, times.interval(interval()));
    }

    private Evidence.Builder evidence(Effect effect) {
        double usual = ratio.before().share();
        return ratio.now()
                .evidence()
                .expected(new Interval(usual / margin, Math.min(1, usual * margin)))
                .interval(ratio.now().exactInterval())
                .margin(margin)
                .test("temporal scan, exact conditional binomial, allowing for all runs of days (Naus 1965)")
                .p(p())
                .effect(effect)
                .figure("first_day", day(first))
                .figure("last_day", day(last))
                .figure("count", Figure.results(ratio.now().count()))
                .figure("expected", measure(expected()))
                .figure("excess", measure(excess()))
                .figure("ratio", ratio(ratio.estimate()))
                .figure("ratio_lower", ratio(interval().lower()))
                .figure("ratio_upper", ratio(interval().upper()))
                .figure("looks", Figure.measure(looks))
                .figure("design_effect", ratio(ratio.now().designEffect()))
                .figure("baseline_n", Figure.results(otherSize));
    }

    private Figure measure(double value) {
        return Figure.measure(value, ratio.now().n());
    }

    private Figure ratio(double value) {
        return Figure.ratio(value, ratio.now().n());
    }

    /** Days as numbers like 20260302. */
    private Figure day(LocalDate date) {
        return measure(10_000.0 * date.getYear() + 100 * date.getMonthValue() + date.getDayOfMonth());
    }
}
