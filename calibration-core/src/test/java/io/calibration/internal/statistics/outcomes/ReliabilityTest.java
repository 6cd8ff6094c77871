package io.calibration.internal.statistics.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.internal.statistics.Gamma;
import io.calibration.internal.statistics.outcomes.Reliability.Bin;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values from an independent computation over the single results. */
class ReliabilityTest {

    private static final Reliability EXAMPLE = new Reliability(
            List.of(new Bin(40, 8, 0.1), new Bin(60, 24, 0.45), new Bin(80, 56, 0.62), new Bin(50, 44, 0.97)), 1);

    @Test
    void the_brier_score_is_reliability_less_resolution_plus_uncertainty() {
        assertThat(EXAMPLE.brier()).isCloseTo(0.19281304347826086, within(1e-12));
    }

    @Test
    void the_statistic_of_spiegelhalter_is_that_of_the_single_results() {
        assertThat(EXAMPLE.spiegelhalter()).isCloseTo(2.5469979165921433, within(1e-12));
    }

    @Test
    void the_squared_error_is_freed_of_what_chance_adds() {
        assertThat(EXAMPLE.debiasedSquaredError()).isCloseTo(0.0032105056930362957, within(1e-12));
    }

    @Test
    void the_line_of_cox_is_that_of_a_logistic_regression() {
        CoxCalibration line = CoxCalibration.of(EXAMPLE).orElseThrow();
        assertThat(line.intercept()).isCloseTo(0.10354004, within(1e-6));
        assertThat(line.slope()).isCloseTo(0.64842924, within(1e-6));
        assertThat(line.slopeError()).isCloseTo(0.108882141, within(1e-6));
    }

    @Test
    void outcomes_that_come_in_fours_are_worth_a_quarter_of_their_number() {
        Reliability fours = new Reliability(EXAMPLE.bins(), 4);
        assertThat(fours.effectiveN()).isEqualTo(EXAMPLE.n() / 4.0);
        assertThat(fours.excessError()).isCloseTo(2 * EXAMPLE.excessError(), within(1e-12));
        assertThat(fours.spiegelhalter()).isCloseTo(EXAMPLE.spiegelhalter() / 2, within(1e-12));
        assertThat(fours.meanErrorByChance()).isCloseTo(2 * EXAMPLE.meanErrorByChance(), within(1e-12));
        assertThat(fours.debiasedSquaredError()).isLessThan(EXAMPLE.debiasedSquaredError());
        assertThat(CoxCalibration.of(fours).orElseThrow().slopeError()).isCloseTo(2 * 0.108882141, within(1e-6));
        Bin bin = EXAMPLE.bins().get(1);
        assertThat(fours.interval(bin).upper())
                .isGreaterThan(EXAMPLE.interval(bin).upper());
    }

    @Test
    void one_bin_and_outcomes_that_a_threshold_parts_have_no_line() {
        assertThat(CoxCalibration.of(new Reliability(List.of(new Bin(40, 8, 0.1)), 1)))
                .isEmpty();
        assertThat(CoxCalibration.of(new Reliability(List.of(new Bin(40, 0, 0.1), new Bin(40, 40, 0.9)), 1)))
                .isEmpty();
    }

    @Test
    void the_curve_never_falls_and_pools_what_does() {
        Reliability falling = new Reliability(
                List.of(new Bin(10, 1, 0.1), new Bin(10, 6, 0.3), new Bin(30, 12, 0.5), new Bin(10, 9, 0.9)), 1);
        assertThat(falling.isotonic()).containsExactly(new double[] {0.1, 0.45, 0.45, 0.9}, within(1e-12));
        assertThat(falling.shareOffBy(0.1)).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void a_table_of_two_ordered_things_has_the_gamma_of_all_its_pairs() {
        Gamma gamma =
                Gamma.of(new long[][] {{10, 5, 2}, {4, 8, 6}, {1, 3, 12}}, 1).orElseThrow();
        assertThat(gamma.value()).isCloseTo(0.7152, within(5e-5));
        assertThat(gamma.error()).isCloseTo(0.1105, within(0.005)); // by simulation
        assertThat(Gamma.of(new long[][] {{3, 5}, {0, 0}}, 1)).isEmpty();
    }
}
