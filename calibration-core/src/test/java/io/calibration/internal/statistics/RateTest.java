package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Interval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Offset<Double> PRINTED = within(5e-5);
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void exact_intervals_are_those_printed_by_newcombe_1998() {
        near(new Rate(81, 263, 1).exactInterval(), 0.2527, 0.3676, PRINTED);
        near(new Rate(15, 148, 1).exactInterval(), 0.0578, 0.1617, PRINTED);
        near(new Rate(0, 20, 1).exactInterval(), 0, 0.1684, PRINTED);
    }

    @Test
    void wilson_intervals_are_those_printed_by_newcombe_1998() {
        near(new Rate(81, 263, 1).wilsonInterval(), 0.2553, 0.3662, PRINTED);
        near(new Rate(15, 148, 1).wilsonInterval(), 0.0624, 0.1605, PRINTED);
        near(new Rate(0, 20, 1).wilsonInterval(), 0, 0.1611, PRINTED);
    }

    @Test
    void a_clustered_sample_counts_as_the_smaller_one_that_it_is_worth() {
        assertThat(new Rate(14, 100, 2).exactInterval()).isEqualTo(new Rate(7, 50, 1).exactInterval());
        near(new Rate(7, 50, 2).exactInterval(), 0.034984751318, 0.336852768873, CLOSE);
    }

    @Test
    void a_later_window_is_foretold_from_thirty_independent_results_on() {
        assertThat(new Rate(10, 59, 2).next()).isEmpty();
        assertThat(new Rate(10, 60, 2).next()).contains(PredictionInterval.alike(10.0 / 60, 30));
    }

    @Test
    void goodmans_bounds_solve_his_equation() {
        Rate rate = new Rate(91, 250, 1);
        Interval interval = rate.goodmanInterval(5);
        double chiSquare = 6.634896601021213; // 99 % point of chi-square with one degree of freedom
        for (double bound : new double[] {interval.lower(), interval.upper()}) {
            double distance = Math.pow(rate.share() - bound, 2) * 250 / (bound * (1 - bound));
            assertThat(distance).isCloseTo(chiSquare, within(1e-8));
        }
    }

    @Test
    void tails_are_those_of_the_binomial_summed_term_by_term() {
        Rate rate = new Rate(9, 40, 1);
        assertThat(rate.probabilityOfAsMany(0.15)).isCloseTo(sum(9, 40, 40, 0.15), CLOSE);
        assertThat(rate.probabilityOfAsFew(0.15)).isCloseTo(sum(0, 9, 40, 0.15), CLOSE);
    }

    @Test
    void tails_at_the_ends_are_certain_or_impossible() {
        assertThat(new Rate(0, 5, 1).probabilityOfAsMany(0)).isEqualTo(1);
        assertThat(new Rate(1, 5, 1).probabilityOfAsMany(0)).isZero();
        assertThat(new Rate(5, 5, 1).probabilityOfAsFew(1)).isEqualTo(1);
        assertThat(new Rate(4, 5, 1).probabilityOfAsFew(1)).isZero();
    }

    @Test
    void what_is_no_rate_is_refused() {
        assertThatThrownBy(() -> new Rate(6, 5, 1)).hasMessageContaining("6 of 5");
        assertThatThrownBy(() -> new Rate(0, 0, 1)).hasMessageContaining("0 of 0");
        assertThatThrownBy(() -> new Rate(1, 5, Double.NaN)).hasMessageContaining("NaN");
    }

    private static double sum(int from, int to, int n, double p) {
        double sum = 0;
        double term = Math.pow(1 - p, n);
        for (int k = 0; k <= to; k++) {
            sum += k >= from ? term : 0;
            term *= (double) (n - k) / (k + 1) * p / (1 - p);
        }
        return sum;
    }

    private static void near(Interval interval, double lower, double upper, Offset<Double> offset) {
        assertThat(interval.lower()).isCloseTo(lower, offset);
        assertThat(interval.upper()).isCloseTo(upper, offset);
    }
}
