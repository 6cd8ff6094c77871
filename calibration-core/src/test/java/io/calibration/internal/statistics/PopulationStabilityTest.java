package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    private static final double MARGIN = 0.1;

    @Test
    void the_index_is_the_sum_over_the_smoothed_shares() {
        PopulationStability stability = PopulationStability.of(new double[] {30, 70}, new double[] {50, 150});
        double p = 30.5 / 101;
        double q = 50.5 / 201;
        double expected = (p - q) * Math.log(p / q) + (q - p) * Math.log((1 - p) / (1 - q));
        assertThat(stability.index()).isCloseTo(expected, within(1e-12));
        assertThat(stability.noise()).isCloseTo(1.0 / 100 + 1.0 / 200, within(1e-12));
    }

    @Test
    void classes_that_expect_too_little_join_a_neighbour() {
        PopulationStability stability =
                PopulationStability.of(new double[] {50, 1, 0, 48, 1}, new double[] {100, 3, 2, 95, 0});
        assertThat(stability.classes()).isEqualTo(2);
    }

    @Test
    void equal_samples_of_any_size_hold_zero_in_their_interval() {
        PopulationStability stability =
                PopulationStability.of(new double[] {200, 300, 500}, new double[] {200, 300, 500});
        assertThat(stability.estimate()).isZero();
        assertThat(stability.interval().lower()).isZero();
        assertThat(stability.probabilityOfAsGreat(MARGIN)).isGreaterThan(0.99);
    }

    @Test
    void one_class_alone_decides_nothing() {
        PopulationStability stability = PopulationStability.of(new double[] {9, 0}, new double[] {9, 0});
        assertThat(stability.probabilityOfAsGreat(MARGIN)).isEqualTo(1);
        assertThat(stability.interval().upper()).isInfinite();
    }

    @Test
    void a_mix_that_has_not_changed_is_seldom_called_changed_where_the_fixed_rule_often_does() {
        SplittableRandom random = new SplittableRandom(5);
        double[] shares = {0.2, 0.3, 0.26, 0.16, 0.08};
        int byInterval = 0;
        int byFixedRule = 0;
        for (int run = 0; run < 1_000; run++) {
            PopulationStability stability =
                    PopulationStability.of(draw(random, shares, 100), draw(random, shares, 100));
            byInterval += stability.probabilityOfAsGreat(MARGIN) <= 0.025 ? 1 : 0;
            byFixedRule += stability.index() > MARGIN ? 1 : 0;
        }
        assertThat(byInterval).isLessThanOrEqualTo(10);
        assertThat(byFixedRule).isGreaterThan(200);
    }

    @Test
    void a_mix_exactly_at_the_margin_is_called_changed_no_more_often_than_promised() {
        SplittableRandom random = new SplittableRandom(6);
        double[] before = {0.2, 0.3, 0.26, 0.16, 0.08};
        double[] now = {0.30172, 0.3, 0.26, 0.08522, 0.05306}; // an index of 0.1000
        int alarms = 0;
        for (int run = 0; run < 1_000; run++) {
            PopulationStability stability =
                    PopulationStability.of(draw(random, now, 2_000), draw(random, before, 4_000));
            alarms += stability.probabilityOfAsGreat(MARGIN) <= 0.025 ? 1 : 0;
        }
        assertThat(alarms).isBetween(1, 60);
    }

    private static double[] draw(SplittableRandom random, double[] shares, int n) {
        double[] counts = new double[shares.length];
        for (int i = 0; i < n; i++) {
            double left = random.nextDouble();
            int cell = 0;
            while (cell < shares.length - 1 && left >= shares[cell]) {
                left -= shares[cell++];
            }
            counts[cell]++;
        }
        return counts;
    }
}
