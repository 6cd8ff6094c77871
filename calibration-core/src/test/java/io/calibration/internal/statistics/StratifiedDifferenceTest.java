package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values from an independent computation; the variance was also held against 200,000 simulated tables. */
class StratifiedDifferenceTest {

    private static final long[] YES = {12, 30, 7, 0};
    private static final long[] ALL = {20, 60, 30, 5};
    private static final long[] OTHER_YES = {9, 50, 25, 3};
    private static final long[] OTHER_ALL = {25, 80, 70, 4};

    @Test
    void like_is_compared_with_like() {
        StratifiedDifference seen =
                StratifiedDifference.of(YES, ALL, OTHER_YES, OTHER_ALL, 1).orElseThrow();
        assertThat(seen.estimate()).isCloseTo(-0.08577376821651632, within(1e-9));
        assertThat(seen.error()).isCloseTo(0.05904387426344893, within(1e-9));
        assertThat(seen.expected()).isCloseTo(0.514472049689441, within(1e-9));
        assertThat(seen.n()).isEqualTo(115);
        assertThat(seen.m()).isEqualTo(179);
    }

    @Test
    void other_strata_alone_are_no_difference() {
        StratifiedDifference seen = StratifiedDifference.of(
                        new long[] {10, 80}, new long[] {100, 100}, new long[] {90, 8}, new long[] {900, 10}, 1)
                .orElseThrow();
        assertThat(seen.estimate()).isCloseTo(0, within(1e-12));
        assertThat(seen.expected()).isCloseTo(0.45, within(1e-12));
    }

    @Test
    void a_stratum_that_one_of_them_lacks_says_nothing() {
        assertThat(StratifiedDifference.of(
                        new long[] {10, 0}, new long[] {100, 0}, new long[] {0, 8}, new long[] {0, 10}, 1))
                .isEmpty();
    }
}
