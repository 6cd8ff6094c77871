package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What is computed from the days with events alone is what going through all days gives. */
class DailyEventsTest {

    @Property(tries = 200)
    void the_strongest_run_is_that_of_looking_at_all_runs(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 400) int days,
            @ForAll @IntRange(min = 1, max = 120) int often,
            @ForAll @DoubleRange(min = 1, max = 1.5) double margin) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = random.longs(days, 1, 40).toArray();
        long[] events = events(random, sizes, often);
        long others = random.nextLong(5);
        int longest = 1 + random.nextInt(days);
        DayRuns.Run run =
                new DayRuns(new Exposure(sizes), 50, longest).strongest(DailyEvents.of(events), others, margin);
        assertThat(run).isEqualTo(strongest(sizes, events, others, longest, margin));
    }

    @Property
    void a_common_design_effect_is_that_of_going_through_all_days(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 300) int days,
            @ForAll @IntRange(min = 1, max = 60) int often) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = random.longs(days, 1, 40).toArray();
        long[] events = events(random, sizes, often);
        double n = LongStream.of(sizes).sum();
        double rate = LongStream.of(events).sum() / n;
        double excess = 0;
        double squares = 0;
        for (int day = 0; day < days; day++) {
            excess += Math.pow(events[day] - sizes[day] * rate, 2);
            squares += sizes[day] * sizes[day];
        }
        double value = excess / (rate * (1 - rate) * (n * n - squares) / (n - 1));
        CommonDesignEffect.Estimate.of(DailyEvents.of(events), new Exposure(sizes))
                .ifPresent(estimate -> assertThat(estimate.value()).isCloseTo(value, within(1e-9 * value)));
    }

    @Property
    void leaving_out_days_is_the_same_as_never_having_had_them(
            @ForAll long seed, @ForAll @IntRange(min = 12, max = 300) int days) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] sizes = random.longs(days, 1, 40).toArray();
        long[] events = events(random, sizes, 8);
        int first = random.nextInt(days);
        int end = first + random.nextInt(days - first + 1);
        double without =
                DesignEffect.of(DailyEvents.of(events).without(first, end), new Exposure(sizes).without(first, end));
        assertThat(without).isEqualTo(DesignEffect.of(outside(events, first, end), outside(sizes, first, end)));
    }

    private static long[] outside(long[] values, int first, int end) {
        return LongStream.concat(
                        LongStream.of(values).limit(first),
                        LongStream.of(values).skip(end))
                .toArray();
    }

    /** Events on about one day in so many, at least one. */
    private static long[] events(SplittableRandom random, long[] sizes, int often) {
        long[] events = new long[sizes.length];
        for (int day = 0; day < sizes.length; day++) {
            events[day] = random.nextInt(often) == 0 ? random.nextLong(sizes[day] + 1) : 0;
        }
        events[random.nextInt(sizes.length)] = 1;
        return events;
    }

    private static DayRuns.Run strongest(long[] sizes, long[] events, long others, int longest, double margin) {
        long all = LongStream.of(events).sum() + others;
        double results = LongStream.of(sizes).sum() + 50;
        long[] sizesUpTo = upTo(sizes);
        long[] eventsUpTo = upTo(events);
        DayRuns.Run best = new DayRuns.Run(0, 1, 0);
        for (int first = 0; first < sizes.length; first++) {
            for (int end = first + 1; end <= Math.min(sizes.length, first + Math.min(longest, 64)); end++) {
                best = better(best, first, end, sizesUpTo, eventsUpTo, all, results, margin);
            }
        }
        for (int shortest = 64; shortest < longest; shortest *= 2) {
            int step = shortest / 16;
            for (int first = 0; first + shortest < sizes.length; first += step) {
                int last = Math.min(sizes.length, first + Math.min(longest, 2 * shortest));
                for (int end = first + shortest + step; end <= last; end += step) {
                    best = better(best, first, end, sizesUpTo, eventsUpTo, all, results, margin);
                }
            }
        }
        return best;
    }

    private static DayRuns.Run better(
            DayRuns.Run best,
            int first,
            int end,
            long[] sizesUpTo,
            long[] eventsUpTo,
            long all,
            double results,
            double margin) {
        long seen = eventsUpTo[end] - eventsUpTo[first];
        double share = (sizesUpTo[end] - sizesUpTo[first]) / results;
        double most = margin * share / (margin * share + 1 - share);
        double least = share / (share + margin * (1 - share));
        double observed = (double) seen / all;
        if (observed >= least && observed <= most) {
            return best;
        }
        double limit = observed > most ? most : least;
        double strength = gain(seen, all * limit) + gain(all - seen, all * (1 - limit));
        return strength > best.strength() ? new DayRuns.Run(first, end, strength) : best;
    }

    private static long[] upTo(long[] values) {
        long[] sums = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    private static double gain(long seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }
}
