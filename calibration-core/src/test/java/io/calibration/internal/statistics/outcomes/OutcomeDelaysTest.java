package io.calibration.internal.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.Counts;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class OutcomeDelaysTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    /** Outcomes of so many days with a delay drawn for each, seen on the last of them or some days later. */
    private static SortedMap<LocalDate, Ages> drawn(
            int days, int aDay, int later, IntUnaryOperator good, IntUnaryOperator bad) {
        SplittableRandom random = new SplittableRandom(7);
        TreeMap<LocalDate, Ages> byDay = new TreeMap<>();
        for (int day = 0; day < days; day++) {
            long[][] counts = new long[2][Ages.BINS];
            for (int i = 0; i < aDay; i++) {
                boolean yes = random.nextBoolean();
                int delay = (yes ? good : bad).applyAsInt(random.nextInt(1_000));
                if (day + delay < days + later) {
                    counts[yes ? 1 : 0][Ages.bin(delay)]++;
                }
            }
            byDay.put(FIRST.plusDays(day), new Ages(Counts.of(counts[0]), Counts.of(counts[1])));
        }
        return byDay;
    }

    private static OptionalInt learned(SortedMap<LocalDate, Ages> byDay) {
        return OutcomeDelays.of(byDay, byDay.lastKey()).orElseThrow().days();
    }

    @Test
    void the_days_by_which_nearly_all_are_known_are_learned_though_late_ones_are_cut_off() {
        IntUnaryOperator even = u -> 3 + u % 5;
        assertThat(learned(drawn(28, 50, 0, even, even))).hasValue(7);
        IntUnaryOperator spread = u -> 7 + u % 15;
        assertThat(learned(drawn(28, 50, 0, spread, spread)).orElseThrow()).isBetween(20, 21);
        assertThat(learned(drawn(28, 50, 0, u -> 0, u -> 0))).hasValue(0);
    }

    @Test
    void the_later_of_good_and_bad_ones_counts() {
        assertThat(learned(drawn(28, 50, 0, u -> 1, u -> 12))).hasValue(12);
        assertThat(learned(drawn(28, 50, 0, u -> 12, u -> 1))).hasValue(12);
    }

    @Test
    void a_few_that_take_long_are_not_waited_for() {
        assertThat(learned(drawn(60, 200, 0, u -> u < 10 ? 40 : 5, u -> 5)).orElseThrow())
                .isLessThan(7);
    }

    @Test
    void delays_that_are_nearly_as_long_as_what_was_seen_are_not_known() {
        assertThat(learned(drawn(28, 50, 0, u -> 2 + u % 40, u -> 2 + u % 40))).isEmpty();
    }

    @Test
    void the_data_were_looked_at_when_the_last_outcomes_came() {
        SortedMap<LocalDate, Ages> byDay = drawn(28, 50, 30, u -> 7 + u % 15, u -> 7 + u % 15);
        assertThat(OutcomeDelays.of(byDay, byDay.lastKey()).orElseThrow().seen())
                .isAfter(byDay.lastKey().plusDays(14));
    }

    @Test
    void outcomes_that_do_not_say_when_they_came_teach_nothing() {
        TreeMap<LocalDate, Ages> byDay = new TreeMap<>();
        long[] unknown = new long[Ages.BINS];
        unknown[Ages.UNKNOWN] = 100;
        byDay.put(FIRST, new Ages(Counts.of(unknown), Counts.of(unknown)));
        assertThat(OutcomeDelays.of(byDay, FIRST)).isEmpty();
        assertThat(OutcomeDelays.of(new TreeMap<>(), FIRST)).isEmpty();
    }
}
