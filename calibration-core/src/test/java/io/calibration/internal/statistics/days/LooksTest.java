package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final DayVariation UNLIKE = new DayVariation(0.0144, 0.6, 60);

    @Test
    void the_probability_holds_its_level_on_days_that_are_alike_and_on_days_that_differ_and_last() {
        for (DayVariation variation : new DayVariation[] {DayVariation.NONE, UNLIKE}) {
            SplittableRandom random = new SplittableRandom(2);
            int below = 0;
            for (int run = 0; run < 300; run++) {
                below += probability(variation, random) <= 0.05 ? 1 : 0;
            }
            assertThat(below / 300.0).isBetween(0.0, 0.08);
        }
    }

    /** Of one of five rates, as reports have several. */
    private static double probability(DayVariation variation, SplittableRandom random) {
        List<DailyRate> rates =
                Stream.generate(() -> rate(drawn(variation, random))).limit(5).toList();
        DayVariation.Estimate common = DayVariation.common(rates.stream()
                .map(rate -> DayVariation.Estimate.of(RateByDay.of(rate, Optional.empty()), 0))
                .toList());
        return OddDays.of(rates.get(0), Optional.empty(), common, new OddDays.Search(9, 1.01, 0))
                .map(odd -> odd.atLeast() > 0.05 ? 1 : odd.probability(0, 1))
                .orElse(1.0);
    }

    private static DailyRate rate(long[] events) {
        long[] sizes = new long[events.length];
        Arrays.fill(sizes, 1_000);
        List<LocalDate> dates = FIRST.datesUntil(FIRST.plusDays(events.length)).toList();
        return new DailyRate(dates, DailyEvents.of(events), new Exposure(sizes));
    }

    @Test
    void ten_thousand_simulations_say_much_the_same_whatever_the_seed_and_beyond_them_it_falls_on() {
        Looks one = new Looks(runs(28), 0, DayVariation.NONE, 0, 0, 1);
        Looks other = new Looks(runs(28), 0, DayVariation.NONE, 0, 0, 2);
        assertThat(one.probability(280, 1e-3)).isCloseTo(other.probability(280, 1e-3), within(0.015));
        assertThat(one.probability(280, 1e-12)).isPositive().isLessThan(1e-8);
    }

    @Test
    void the_same_seed_gives_the_same() {
        assertThat(new Looks(runs(9), 4, UNLIKE, 0, 0, 5).probability(90, 0.001))
                .isEqualTo(new Looks(runs(9), 4, UNLIKE, 0, 0, 5).probability(90, 0.001));
    }

    private static DayRuns runs(int days) {
        long[] sizes = new long[days];
        Arrays.fill(sizes, 100);
        return new DayRuns(new Exposure(sizes), 0, days / 3);
    }

    private static long[] drawn(DayVariation variation, SplittableRandom random) {
        double spread = Math.sqrt(variation.variance());
        double now = spread * random.nextGaussian();
        long[] events = new long[28];
        for (int day = 0; day < events.length; day++) {
            double mean = 10 * Math.exp(now - spread * spread / 2);
            double product = random.nextDouble();
            while (product > Math.exp(-mean)) {
                events[day]++;
                product *= random.nextDouble();
            }
            now = variation.memory() * now
                    + spread * Math.sqrt(1 - variation.memory() * variation.memory()) * random.nextGaussian();
        }
        return events;
    }
}
