package io.calibration.internal.statistics.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class CountRatioTest {

    @Test
    void with_a_certain_expectation_the_tail_is_that_of_a_poisson_count() {
        CountRatio ratio = new CountRatio(15, 8, 0, 1);
        assertThat(ratio.probabilityOfAsMany(1))
                .isCloseTo(PoissonDistribution.of(8).survivalProbability(14), within(1e-6));
    }

    @Test
    void the_interval_of_ten_events_is_that_of_garwood() {
        // Garwood 1936: 4.795 to 18.39.
        CountRatio ratio = new CountRatio(10, 1, 0, 1);
        assertThat(ratio.interval().lower()).isCloseTo(4.795, within(0.001));
        assertThat(ratio.interval().upper()).isCloseTo(18.39, within(0.005));
    }

    @Test
    void with_an_uncertain_expectation_the_tail_is_that_of_a_simulation() {
        CountRatio ratio = new CountRatio(30, 15, 0.09, 1);
        SplittableRandom random = new SplittableRandom(5);
        double above = 0;
        int draws = 20_000;
        for (int draw = 0; draw < draws; draw++) {
            double mean = 0; // a gamma variable of shape 11 and mean 15
            for (int i = 0; i < 11; i++) {
                mean -= 15 / 11.0 * Math.log(random.nextDouble());
            }
            above += PoissonDistribution.of(mean).survivalProbability(29);
        }
        assertThat(new CountRatio(30, 15, 1 / 11.0, 1).probabilityOfAsMany(1)).isCloseTo(above / draws, within(0.001));
        assertThat(ratio.probabilityOfAsMany(1)).isLessThan(ratio.probabilityOfAsMany(1.5));
    }

    @Test
    void shared_counts_are_binomial_and_worth_less_where_their_ratio_is_uncertain() {
        // Of 10 events 8 on one side: P = 56/1024, by hand.
        SharedCounts sure = new SharedCounts(8, 2, 1, 0, 1);
        assertThat(sure.probabilityBeyond(0)).isCloseTo(56 / 1024.0, within(1e-9));
        assertThat(new SharedCounts(2, 8, 1, 0, 1).probabilityBeyond(-1e-12)).isCloseTo(56 / 1024.0, within(1e-9));
        SharedCounts unsure = new SharedCounts(8, 2, 1, 0.5, 1);
        assertThat(unsure.probabilityBeyond(0)).isGreaterThan(sure.probabilityBeyond(0));
        assertThat(unsure.logInterval().lower()).isLessThan(sure.logInterval().lower());
    }
}
