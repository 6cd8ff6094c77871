package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Interval;
import org.junit.jupiter.api.Test;

class ShareDifferenceTest {

    @Test
    void the_interval_is_that_printed_by_newcombe_1998() {
        Interval interval = new ShareDifference(new Rate(56, 70, 1), new Rate(48, 80, 1)).interval();
        assertThat(interval.lower()).isCloseTo(0.0524, within(5e-5));
        assertThat(interval.upper()).isCloseTo(0.3339, within(5e-5));
    }

    @Test
    void the_probability_falls_as_the_difference_grows() {
        Rate early = new Rate(10, 200, 1);
        double small = new ShareDifference(new Rate(16, 200, 1), early).probabilityOfAsGreat(0.05);
        double great = new ShareDifference(new Rate(60, 200, 1), early).probabilityOfAsGreat(0.05);
        assertThat(great).isLessThan(1e-4);
        assertThat(small).isGreaterThan(0.5);
    }
}
