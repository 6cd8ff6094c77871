package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values from an independent computation over all pairs of results. */
class DiscriminationTest {

    private static final long[] BAD = {5, 9, 14, 8, 3, 1};
    private static final long[] GOOD = {1, 4, 11, 13, 12, 9};

    @Test
    void the_area_and_its_error_are_those_of_all_pairs() {
        Discrimination seen = Discrimination.of(BAD, GOOD, 1).orElseThrow();
        assertThat(seen.area()).isCloseTo(0.7465, within(1e-12));
        assertThat(seen.error()).isCloseTo(0.050221217847987394, within(1e-9));
        assertThat(seen.interval().lower()).isCloseTo(0.6377415359600066, within(1e-9));
        assertThat(seen.interval().upper()).isCloseTo(0.83124665958382, within(1e-9));
    }

    @Test
    void results_that_come_in_fours_double_the_error() {
        Discrimination fours = Discrimination.of(BAD, GOOD, 4).orElseThrow();
        assertThat(fours.error()).isCloseTo(2 * 0.050221217847987394, within(1e-9));
    }

    @Test
    void the_other_way_round_it_is_the_rest() {
        Discrimination seen = Discrimination.of(GOOD, BAD, 1).orElseThrow();
        assertThat(seen.area()).isCloseTo(1 - 0.7465, within(1e-12));
        assertThat(seen.probabilityOfAsLittle(0.5)).isLessThan(0.001);
        assertThat(seen.probabilityOfAsMuch(0.5)).isGreaterThan(0.999);
    }

    @Test
    void what_is_wholly_told_apart_has_an_interval_too_and_what_has_one_kind_alone_has_none() {
        Discrimination apart =
                Discrimination.of(new long[] {40, 0}, new long[] {0, 50}, 1).orElseThrow();
        assertThat(apart.area()).isEqualTo(1);
        assertThat(apart.interval().lower()).isBetween(0.9, 0.95);
        assertThat(apart.interval().upper()).isEqualTo(1);
        assertThat(Discrimination.of(new long[] {40, 0}, new long[] {0, 0}, 1)).isEmpty();
    }
}
