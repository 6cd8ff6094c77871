package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeanTest {

    @Test
    void a_later_mean_lies_within_the_chance_of_both() {
        Mean mean = new Mean(100, 0.6, 0.1, 1);
        assertThat(mean.next().upper() - 0.6)
                .isCloseTo(Math.sqrt(2) * (mean.interval().upper() - 0.6), within(1e-12));
    }

    @Test
    void the_interval_uses_students_quantile() {
        Mean mean = new Mean(10, 0.5, 0.1, 1);
        assertThat(mean.interval().upper()).isCloseTo(0.5 + 2.262157162798 * 0.1 / Math.sqrt(10), within(1e-9));
    }

    @Test
    void tails_are_those_of_students_distribution() {
        double limit = 0.5 - 2.5 * 0.1 / Math.sqrt(10);
        assertThat(new Mean(10, 0.5, 0.1, 1).probabilityOfAsHigh(limit)).isCloseTo(0.016930913841492867, within(1e-12));
        assertThat(new Mean(10, 0.5, 0.1, 1).probabilityOfAsLow(0.5)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void values_that_do_not_differ_have_no_interval() {
        assertThatThrownBy(() -> new Mean(10, 0.5, 0, 1)).hasMessageContaining("At least 2 values that differ");
    }
}
