package io.calibration.internal.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.internal.statistics.outcomes.Discrimination.Placements;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Expected values from an independent computation over all pairs of results. */
class DiscriminationTest {

    private static final long[] BAD = {5, 9, 14, 8, 3, 1};
    private static final long[] GOOD = {1, 4, 11, 13, 12, 9};

    @Test
    void the_area_and_its_error_are_those_of_all_pairs() {
        Discrimination seen = seen(BAD, GOOD, 1);
        assertThat(seen.area()).isCloseTo(0.7465, within(1e-12));
        assertThat(seen.error()).isCloseTo(0.050221217847987394, within(1e-9));
        assertThat(seen.interval().lower()).isCloseTo(0.6377415359600066, within(1e-9));
        assertThat(seen.interval().upper()).isCloseTo(0.83124665958382, within(1e-9));
    }

    @Test
    void results_that_come_in_fours_double_the_error() {
        Discrimination fours = seen(BAD, GOOD, 4);
        assertThat(fours.error()).isCloseTo(2 * 0.050221217847987394, within(1e-9));
    }

    @Test
    void the_other_way_round_it_is_the_rest() {
        Discrimination seen = seen(GOOD, BAD, 1);
        assertThat(seen.area()).isCloseTo(1 - 0.7465, within(1e-12));
        assertThat(seen.probabilityOfAsLittle(0.5)).isLessThan(0.001);
        assertThat(seen.probabilityOfAsMuch(0.5)).isGreaterThan(0.999);
    }

    @Test
    void what_is_wholly_told_apart_has_an_interval_too_and_what_has_one_kind_alone_has_none() {
        Discrimination apart = seen(new long[] {40, 0}, new long[] {0, 50}, 1);
        assertThat(apart.area()).isEqualTo(1);
        assertThat(apart.interval().lower()).isBetween(0.9, 0.95);
        assertThat(apart.interval().upper()).isEqualTo(1);
        assertThat(Placements.of(new long[] {40, 0}, new long[] {0, 0})).isEmpty();
    }

    /** By its definition: what the area changes by when some results count for a little more. */
    @Test
    void some_results_draw_the_area_as_far_as_it_changes_when_they_count_for_more() {
        long[] someBad = {1, 0, 5, 0, 3, 0};
        long[] someGood = {0, 4, 0, 1, 0, 2};
        int times = 100_000;
        Placements all = Placements.of(BAD, GOOD).orElseThrow();
        double more =
                seen(plus(BAD, someBad, times), plus(GOOD, someGood, times), 1).area();
        double change = times * (more - all.discrimination(1).area());
        assertThat(all.pull(someBad, someGood)).isCloseTo(change, within(1e-4)).isNotCloseTo(0, within(1e-3));
        assertThat(all.pull(BAD, GOOD)).isCloseTo(0, within(1e-12));
        assertThat(Math.sqrt(all.variance())).isCloseTo(0.050221217847987394, within(1e-9));
    }

    private static Discrimination seen(long[] first, long[] second, double designEffect) {
        return Placements.of(first, second).orElseThrow().discrimination(designEffect);
    }

    private static long[] plus(long[] counts, long[] some, int times) {
        return IntStream.range(0, counts.length)
                .mapToLong(i -> times * counts[i] + some[i])
                .toArray();
    }
}
