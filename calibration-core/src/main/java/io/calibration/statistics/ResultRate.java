package io.calibration.statistics;

import io.calibration.analysis.AnalysisContext;
import io.calibration.analysis.Assessment;
import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import io.calibration.analysis.NotJudged;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DayVariation;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.RateByDay;
import io.calibration.metrics.PrivacyPolicy;
import java.util.Optional;

/**
 * How often something is seen, in all and day by day, in the window and in the baseline. It is judged in three ways, each with the margins
 * of the policy, and each a statement of its own; what cannot be told is empty. From {@link ResultRates}. Immutable, but not thread-safe:
 * what the days of one window have in common is remembered.
 */
public final class ResultRate {

    private final AnalysisContext context;
    private final DailyChanges days;
    private final Seen now;
    private final Optional<Seen> before;
    private final Estimate common;
    private final DayVariation variation;
    private final double people;

    /**
     * @param common what the days of all rates have in common
     * @param people the design effect of people who come back, at least 1
     */
    ResultRate(
            AnalysisContext context,
            DailyChanges days,
            Estimate common,
            double people,
            Seen now,
            Optional<Seen> before) {
        this.people = people;
        this.common = common;
        this.context = context;
        this.days = days;
        this.now = now;
        this.before = before;
        variation = DayVariation.of(
                Estimate.of(
                        RateByDay.of(now.days(), before.filter(Seen::exact).map(Seen::days)),
                        context.policy().monthEnds()),
                common);
    }

    private Optional<Rate> rateNow() {
        return now.rate(designEffect(now), people);
    }

    /** That of a rate as high as in window and baseline together, where it is lower here: few or no events do not tell how they would come. */
    private double designEffect(Seen side) {
        int sideDays = side.days().exposure().days();
        double together = (double) seen() / (n() + before.map(Seen::n).orElse(0L));
        double rate = Math.max(together, (double) side.count() / side.n());
        return seen() == 0
                ? DayVariation.designEffect(common, sideDays)
                : variation.designEffect(side.n() * rate, rate, sideDays);
    }

    /** How many there are in the window. */
    public long count() {
        return now.count();
    }

    /** Among how many in the window. */
    public long n() {
        return now.n();
    }

    /** How many there are in window and baseline together. */
    public long seen() {
        return count() + before.map(Seen::count).orElse(0L);
    }

    /** The share in the window, in [0, 1]; not finite among none. */
    public Figure figure() {
        return Figure.share(count(), n());
    }

    /**
     * Where the rate will lie in a later window of as many results, if nothing changes: a 95 % prediction interval that allows for the chance of
     * both windows, for days that differ and last, for weekdays and for people who come back, as every judgement of the rate does. What
     * is seen, or lacking, in fewer results than may be told is taken to be in the most of these, and the interval to begin, or end, where
     * no rate can be.
     *
     * @param privacy what may be told
     * @return shares in [0, 1]; empty where the results are worth fewer than {@value Rate#LEAST_WORTH} independent ones
     */
    public Optional<Interval> next(PrivacyPolicy privacy) {
        long few = privacy.minimumCell() - 1L;
        long told = Math.max(few, Math.min(n() - few, count()));
        return rateNow()
                .filter(rate -> rate.n() > 2 * few)
                .flatMap(rate -> new Rate(told, rate.n(), rate.designEffect()).next())
                .map(range ->
                        new Interval(count() <= few ? 0 : range.lower(), n() - count() <= few ? 1 : range.upper()));
    }

    /**
     * Holds the rate against the range that is expected of it (minimum-effect test; Murphy and Myors 1999, with the exact interval of
     * Clopper and Pearson 1934). The effect counts margins beyond the nearer end.
     *
     * @param range what is expected, shares in [0, 1]; an end at 0 or 1 is not asked about
     * @return empty when there are no results
     */
    public Optional<Assessment> inRange(Interval range, Wording wording) {
        return rateNow()
                .map(rate ->
                        RateInRange.of(rate, range, context.policy().margins()).assess(wording));
    }

    /**
     * The same of one of several shares that sum to 1, with the simultaneous interval of Goodman (1965).
     *
     * @param shares how many are stated together, at least 1
     */
    public Optional<Assessment> inRange(Interval range, Wording wording, int shares) {
        return rateNow()
                .map(rate -> RateInRange.oneOf(
                                shares, rate, range, context.policy().margins())
                        .assess(wording));
    }

    /**
     * Holds the rate against that of the baseline (conditional binomial; Przyborowski and Wilenski 1940). The effect counts steps of the
     * margin in the ratio of the two, up or down alike. What was seen before and is not seen at all now has gone silent.
     *
     * @return empty without a baseline that tells it, and when it was never seen
     */
    public Optional<Assessment> againstBaseline(Wording wording) {
        return before.filter(then -> seen() > 0)
                .flatMap(then -> rateNow()
                        .flatMap(rate -> then.rate(designEffect(then), people)
                                .map(base -> RateShift.of(
                                                rate,
                                                base,
                                                then.hidden(),
                                                context.policy().margins().ratio())
                                        .assess(wording))));
    }

    /**
     * Whether there are days and events enough to look for days that stand out: {@value DailyChanges#LEAST_DAYS} days with those of the
     * baseline, two of the window, and {@value DailyChanges#LEAST_EVENTS} events. Where there is a baseline, it must tell them by day, too.
     */
    public boolean isToldByDay() {
        boolean told =
                context.baseline().isEmpty() || before.filter(Seen::byDay).isPresent();
        return told && days.areEnough(now.days(), before.map(Seen::days));
    }

    /**
     * Looks for the day or the run of days on which it was seen much more or less often than on all others, those of the baseline included
     * (temporal scan; Naus 1965). The p-value allows for every run of days that was looked at; days that do not stand out are fine.
     *
     * @param rates how many rates are looked at together, for which the p-value allows, too; at least 1
     * @return empty when it is not {@linkplain #isToldByDay told by day}, or every day is alike
     */
    public Optional<Assessment> byDay(Wording wording, int rates) {
        return isToldByDay() ? days.assess(now.days(), before.map(Seen::days), wording, rates) : Optional.empty();
    }

    /**
     * That nobody said how the rate should be.
     *
     * @param question what is not judged, such as {@code share of results with an outcome}
     * @param why what is missing, in one sentence
     * @param takes what it would take to judge it
     */
    public NotJudged notJudged(String question, String why, String takes) {
        NotJudged open = NotJudged.of(question, why, takes).on(n());
        return n() == 0 ? open : open.seeing(figure());
    }

    /**
     * What one side, window or baseline, shows of a rate.
     *
     * @param count how many there are
     * @param n among how many
     * @param days on which days
     * @param least the least design effect
     * @param hidden how many may be withheld where none are seen, or all
     * @param byDay whether the days tell all of it, as those of published aggregates may not
     * @param exact whether every count is what it was
     */
    record Seen(long count, long n, DailyRate days, double least, long hidden, boolean byDay, boolean exact) {

        /** Empty where nothing came in. */
        Optional<Rate> rate(double ofDays, double people) {
            return n == 0 ? Optional.empty() : Optional.of(new Rate(count, n, people - 1 + Math.max(least, ofDays)));
        }
    }
}
