package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void holm_gives_what_is_worked_by_hand() {
        assertThat(Corrections.holm(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, CLOSE);
    }

    @Test
    void benjamini_hochberg_gives_what_is_worked_by_hand_once_nothing_is_discarded() {
        // Benjamini and Hochberg on 0.02, 0.08, 0.06, 0.01 (the doubled ones): 0.04, 0.08, 0.08, 0.04.
        assertThat(Corrections.discardingBenjaminiHochberg(new double[] {0.01, 0.04, 0.03, 0.005}))
                .containsExactly(new double[] {0.04, 0.08, 0.08, 0.04}, CLOSE);
    }

    @Test
    void a_p_value_above_a_half_leaves_the_family_and_costs_the_others_nothing() {
        double[] alone = Corrections.discardingBenjaminiHochberg(new double[] {0.01});
        double[] among = Corrections.discardingBenjaminiHochberg(new double[] {0.9, 0.01, 0.51, 1});
        assertThat(among).containsExactly(1, alone[0], 1, 1);
        assertThat(alone[0]).isEqualTo(0.02);
    }

    @Test
    void an_empty_family_stays_empty() {
        assertThat(Corrections.holm(new double[0])).isEmpty();
        assertThat(Corrections.discardingBenjaminiHochberg(new double[0])).isEmpty();
    }
}
