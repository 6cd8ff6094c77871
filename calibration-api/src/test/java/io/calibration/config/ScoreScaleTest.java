package io.calibration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.ScoreScale.Direction;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ScoreScaleTest {

    private static ScoreScale scale(String min, String max, String step) {
        return new ScoreScale(
                new BigDecimal(min), new BigDecimal(max), new BigDecimal(step), Direction.HIGHER_IS_BETTER);
    }

    @Test
    void a_scale_of_decimals_has_a_whole_number_of_steps() {
        assertThat(scale("0", "1", "0.05").steps()).isEqualTo(20);
        assertThat(scale("0", "1", "0.05").at(14)).isEqualByComparingTo("0.7");
        assertThat(scale("300", "850", "1").position(575)).isEqualTo(0.5);
    }

    @Test
    void a_scale_that_makes_no_sense_is_refused_with_its_numbers() {
        assertThatThrownBy(() -> scale("1", "1", "1")).hasMessageContaining("max (1)");
        assertThatThrownBy(() -> scale("0", "1", "0")).hasMessageContaining("step (0)");
        assertThatThrownBy(() -> scale("0", "1", "0.3")).hasMessageContaining("whole number of steps of 0.3");
        assertThatThrownBy(() -> scale("0", "100", "0.001")).hasMessageContaining("at most 10000");
    }

    @Test
    void what_is_not_a_number_is_not_on_the_scale() {
        assertThat(ScoreScale.standard().contains(Double.NaN)).isFalse();
        assertThat(ScoreScale.standard().contains(100)).isTrue();
        assertThat(ScoreScale.standard().contains(100.000001)).isFalse();
    }
}
