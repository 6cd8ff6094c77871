package io.calibration.analyzers.outcomes;

import io.calibration.analysis.ExpectedOutcomes.KnownOutcomes;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Good outcomes and known ones of some days, in order. Of young results the outcomes that come early are known first, and those need not be
 * like the others. Where it is known at what age outcomes were known, each day is held against older days as they were at its age. Where it is
 * not, days at the end are left out from where outcomes are known of a smaller part of the results than before (right truncation; Lawless
 * 1994).
 *
 * @param told the days
 * @param isRipe whether it is known which outcomes are still to come, so that those that are told are a fair sample of their ages
 */
record OutcomeDays(List<Known> told, boolean isRipe) {

    /**
     * What one day tells.
     *
     * @param good good outcomes
     * @param all all outcomes, at least 1
     * @param results results, with an outcome and without
     * @param expected the share of good ones that would be known by now if all days were alike, in (0, 1)
     */
    record Known(LocalDate date, long good, long all, long results, double expected) {}

    private static final double MOST = 0.95;

    /** So many standard deviations more may be missing than there seem to be. */
    private static final double SURE = 1;

    /**
     * What the days of some results tell; published ones tell nothing.
     *
     * @param snapshots each looked at on its own last day, one after the other in time
     * @param said when outcomes are known
     */
    static OutcomeDays of(List<MetricsSnapshot> snapshots, KnownOutcomes said) {
        List<Day> all = snapshots.stream()
                .flatMap(snapshot -> days(snapshot.metrics(), SettledDays.among(snapshot, said)))
                .toList();
        int most = most(all);
        List<Day> young = all.stream()
                .map(day -> day.upTo(most))
                .filter(day -> day.known(day.seen) > 0)
                .toList();
        double[] share = shares(young);
        List<Known> told = young.stream()
                .filter(day -> share[day.seen] > 0 && share[day.seen] < 1)
                .map(day -> new Known(day.date, day.good(day.seen), day.known(day.seen), day.results, share[day.seen]))
                .toList();
        return new OutcomeDays(told, said.days().isPresent() || all.stream().noneMatch(Day::isUndated));
    }

    /** One of the days. */
    LocalDate date(int place) {
        return told.get(place).date();
    }

    /** The last of them. */
    LocalDate last() {
        return date(told.size() - 1);
    }

    /** Good outcomes, by day. */
    long[] good() {
        return told.stream().mapToLong(Known::good).toArray();
    }

    /** All outcomes, by day. */
    long[] known() {
        return told.stream().mapToLong(Known::all).toArray();
    }

    /** The share of good ones to be expected, by day. */
    double[] expected() {
        return told.stream().mapToDouble(Known::expected).toArray();
    }

    /** Ages are counted up to one by which most outcomes are known, and which half of the days have reached: so days are alike in age. */
    private static int most(List<Day> days) {
        long known = days.stream().mapToLong(day -> day.known(Ages.BINS)).sum();
        int most = 1;
        while (most < Ages.BINS && known(days, most) < MOST * known) {
            most++;
        }
        int middle = days.stream()
                .mapToInt(Day::seen)
                .sorted()
                .skip(days.size() / 2)
                .findFirst()
                .orElse(1);
        return Math.min(most, middle);
    }

    private static long known(List<Day> days, int bins) {
        return days.stream().mapToLong(day -> day.known(bins)).sum();
    }

    /** The share of good ones among what was known at so many ages, of all days that are as old. */
    private static double[] shares(List<Day> days) {
        double[] shares = new double[Ages.BINS + 1];
        for (int seen = 1; seen < shares.length; seen++) {
            long good = 0;
            long known = 0;
            for (Day day : days) {
                good += day.seen >= seen ? day.good(seen) : 0;
                known += day.seen >= seen ? day.known(seen) : 0;
            }
            shares[seen] = known == 0 ? 0 : (double) good / known;
        }
        return shares;
    }

    /**
     * By how much the share of good ones among the outcomes of one side of a day could come nearer to that of the other, were as many
     * outcomes known of its results as on the other: what is missing may all be of the other kind. Bad outcomes are often known later than
     * good ones.
     *
     * @param at place of the first day of the later side
     * @param step by how much the later side's share is greater
     */
    double doubt(int at, double step) {
        Known before = sum(told.subList(0, at));
        Known after = sum(told.subList(at, told.size()));
        return isRipe ? 0 : Math.max(doubt(after, before, step > 0), doubt(before, after, step < 0));
    }

    private static Known sum(List<Known> days) {
        return days.stream()
                .reduce((one, other) -> new Known(
                        one.date,
                        one.good + other.good,
                        one.all + other.all,
                        one.results + other.results,
                        one.expected))
                .orElseThrow();
    }

    private static double doubt(Known side, Known other, boolean goodOnes) {
        double complete = (double) other.all / other.results;
        double spread =
                Math.sqrt(side.results * complete * (1 - complete) * (1 + (double) side.results / other.results));
        double missing = complete * side.results - side.all + SURE * spread;
        double share = (double) (goodOnes ? side.good : side.all - side.good) / side.all;
        return missing <= SURE * spread ? 0 : share * missing / (side.all + missing);
    }

    private static Stream<Day> days(MetricsPart part, int settled) {
        SortedMap<LocalDate, Ages> outcomes = part.outcomes().byDay();
        LocalDate lookedAt = outcomes.entrySet().stream()
                .map(day -> day.getKey().plusDays(oldest(day.getValue())))
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        List<Map.Entry<LocalDate, DayCounts>> days = List.copyOf(part.days().entrySet());
        return Stream.iterate(0, place -> place < days.size(), place -> place + 1)
                .map(place -> {
                    LocalDate date = days.get(place).getKey();
                    return new Day(
                            date,
                            outcomes.getOrDefault(date, Ages.NONE),
                            days.get(place).getValue().results(),
                            place < settled,
                            seen(lookedAt.toEpochDay() - date.toEpochDay()));
                });
    }

    /** The greatest age that an outcome of a day has, in days. */
    private static int oldest(Ages ages) {
        int oldest = 0;
        for (int bin = 1; bin < Ages.BINS; bin++) {
            oldest = ages.good().get(bin) + ages.bad().get(bin) > 0 ? Ages.from(bin) : oldest;
        }
        return oldest;
    }

    /** How many bins of ages are wholly in the past of a day that is as old. */
    private static int seen(long age) {
        int bin = 1;
        while (bin < Ages.BINS && (bin + 1 == Ages.BINS || Ages.from(bin + 1) <= age + 1)) {
            bin++;
        }
        return bin;
    }

    /**
     * One day.
     *
     * @param settled whether its outcomes without an age are as complete as those of the days before
     * @param seen how many bins of ages are wholly in its past
     */
    private record Day(LocalDate date, Ages ages, long results, boolean settled, int seen) {

        boolean isUndated() {
            return ages.good().get(Ages.UNKNOWN) + ages.bad().get(Ages.UNKNOWN) > 0;
        }

        Day upTo(int bins) {
            return new Day(date, ages, results, settled, Math.min(seen, bins));
        }

        long good(int bins) {
            long sum = 0;
            for (int bin = settled ? 0 : 1; bin < bins; bin++) {
                sum += ages.good().get(bin);
            }
            return sum;
        }

        long known(int bins) {
            long sum = good(bins);
            for (int bin = settled ? 0 : 1; bin < bins; bin++) {
                sum += ages.bad().get(bin);
            }
            return sum;
        }
    }
}
