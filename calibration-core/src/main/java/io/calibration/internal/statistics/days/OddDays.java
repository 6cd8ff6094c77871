package io.calibration.internal.statistics.days;

import java.util.Optional;

/**
 * The run of days on which a rate stands out most, and how sure that is. The calendar and the variation of the days are known from the days
 * outside the run: what stands out must not explain itself.
 *
 * @param run the days, by their place in the window
 * @param ratio their rate over that of the others
 * @param variation how much the days outside differ
 * @param common what all rates of these days have in common, in this rate's unit
 * @param single the probability of such days taken by themselves
 * @param runs the runs that were looked at
 * @param wereLike whether the same days of other months stood out as well
 */
public record OddDays(
        DayRuns.Run run,
        DayRatio ratio,
        DayVariation variation,
        DayVariation.Estimate common,
        double single,
        DayRuns runs,
        boolean wereLike) {

    /**
     * What is looked for.
     *
     * @param longest the longest run, in days
     * @param margin ratio of two rates that is still fine, above 1
     * @param monthEnds how many last days of each month are declared to be unlike others, or 0
     */
    public record Search(int longest, double margin, int monthEnds) {}

    /**
     * The days that stand out most; empty where all are alike, or where it is all of them or most results that stand out: that is a matter
     * of the rate.
     *
     * @param own the days of the window
     * @param other those of the baseline
     * @param common what all rates of these days have in common
     */
    public static Optional<OddDays> of(
            DailyRate own, Optional<DailyRate> other, DayVariation.Estimate common, Search search) {
        RateByDay rate = RateByDay.of(own, other);
        long others = other.map(days -> days.events().total()).orElse(0L);
        // At first by what all rates have in common: days that stand out must not hide themselves.
        DayRuns.Run first = new Look(rate, Optional.empty(), own.events(), others, common, search).strongest();
        Look look = new Look(rate, Optional.of(outside(rate, first)), own.events(), others, common, search);
        DayRuns.Run run = look.strongest();
        if (run.strength() == 0 || run.days() == own.exposure().days() || look.runs.isMost(run)) {
            return Optional.empty();
        }
        DayVariation variation = look.variationWithout(run).cautious();
        double between = variation.ofMean(run.days())
                + variation.ofMean(rate.days() - run.days())
                + look.pattern.uncertainty() / run.days();
        DayRatio ratio = look.runs.ratio(run, own.events(), others, between);
        boolean like = new SameDays(rate, look.pattern, run, variation).wereLikeIt(ratio, search.margin());
        return Optional.of(new OddDays(run, ratio, variation, look.ofAll, ratio.probability(), look.runs, like));
    }

    private static RateByDay outside(RateByDay rate, DayRuns.Run run) {
        return run.strength() == 0 || run.days() == rate.ownDays() ? rate : rate.without(run.first(), run.end());
    }

    /** One look at all runs, by what some of the days say of calendar and variation. */
    private static final class Look {
        private final RateByDay rate;
        private final DailyEvents events;
        private final long others;
        private final DayVariation.Estimate common;
        private final double margin;
        private final DayPattern pattern;
        private final DayVariation variation;
        private final DayRuns runs;
        private final DayVariation.Estimate ofAll;

        Look(
                RateByDay rate,
                Optional<RateByDay> known,
                DailyEvents events,
                long others,
                DayVariation.Estimate common,
                Search search) {
            this.rate = rate;
            this.events = events;
            this.others = others;
            this.common = common;
            margin = search.margin();
            pattern = known.map(days -> DayPattern.of(days, search.monthEnds())).orElseGet(() -> DayPattern.none(rate));
            DayVariation.Estimate own = DayVariation.Estimate.of(known.orElse(rate), pattern);
            variation =
                    DayVariation.of(known.isPresent() || common.degrees() == 0 ? own : common.aDay(own.aDay()), common);
            ofAll = common.aDay(own.aDay());
            double[] sizes = new double[rate.ownDays()];
            double otherSize = 0;
            for (int day = 0; day < rate.days(); day++) {
                double size = rate.results(day) * pattern.factor(day);
                if (day < sizes.length) {
                    sizes[day] = size;
                } else {
                    otherSize += size;
                }
            }
            runs = new DayRuns(Exposure.expected(sizes), otherSize, search.longest());
        }

        DayRuns.Run strongest() {
            return runs.strongest(events, others, margin, variation);
        }

        DayVariation variationWithout(DayRuns.Run run) {
            RateByDay outside = rate.without(run.first(), run.end());
            return DayVariation.of(DayVariation.Estimate.of(outside, pattern), common);
        }
    }

    /** At most the probability that any run of days alike stands out as much: by the number of days. */
    public double atLeast() {
        return Math.min(1, single * runs.exposure().days());
    }

    /** At least that probability: by the number of runs. */
    public double atMost() {
        return Math.min(1, single * runs.count());
    }

    /**
     * The probability that any run of days as they are stands out as much where nothing is wrong, by simulation.
     *
     * @param otherDays days of the baseline
     */
    public double probability(int otherDays, long seed) {
        double events = (double) ratio.count() + ratio.other();
        double least = Math.max(0, common.value() - 1) / common.aDay();
        return new Looks(runs, otherDays, variation, least, common.spread(), seed).probability(events, single);
    }
}
