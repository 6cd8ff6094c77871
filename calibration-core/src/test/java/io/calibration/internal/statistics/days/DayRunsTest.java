package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DayRunsTest {

    @Test
    void the_strongest_run_is_the_one_that_stands_out() {
        long[] sizes = new long[20];
        Arrays.fill(sizes, 100);
        long[] events = new long[20];
        Arrays.fill(events, 5);
        events[7] = 20;
        events[8] = 18;
        DayRuns.Run run = new DayRuns(new Exposure(sizes), 0, 6).strongest(DailyEvents.of(events), 0, 1.25);
        assertThat(run.first()).isEqualTo(7);
        assertThat(run.end()).isEqualTo(9);
    }

    @Test
    void nothing_stands_out_within_the_margin() {
        long[] sizes = {100, 100, 100, 100, 100, 100, 100, 100, 100};
        long[] events = {10, 10, 11, 10, 10, 9, 10, 10, 10};
        assertThat(new DayRuns(new Exposure(sizes), 0, 3)
                        .strongest(DailyEvents.of(events), 0, 1.25)
                        .strength())
                .isZero();
    }

    @Test
    void a_long_run_is_found_to_a_sixteenth_of_its_length_and_a_short_one_exactly_however_many_days_there_are() {
        long[] sizes = new long[6_600];
        Arrays.fill(sizes, 100);
        DayRuns runs = new DayRuns(new Exposure(sizes), 0, 2_200);
        DayRuns.Run year = runs.strongest(DailyEvents.of(events(3_001, 3_401)), 0, 1.25);
        assertThat(year.first()).isCloseTo(3_001, within(400 / 16));
        assertThat(year.end()).isCloseTo(3_401, within(400 / 16));
        DayRuns.Run week = runs.strongest(DailyEvents.of(events(3_001, 3_008)), 0, 1.25);
        assertThat(week.first()).isEqualTo(3_001);
        assertThat(week.end()).isEqualTo(3_008);
        DayRuns.Run longest = runs.strongest(DailyEvents.of(events(1_000, 3_150)), 0, 1.25);
        assertThat(longest.days()).isBetween(2_000, 2_200);
    }

    private static long[] events(int from, int to) {
        long[] events = new long[6_600];
        Arrays.fill(events, 5);
        Arrays.fill(events, from, to, 20);
        return events;
    }
}
