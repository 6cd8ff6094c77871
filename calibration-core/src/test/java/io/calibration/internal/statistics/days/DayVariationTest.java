package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayVariationTest {

    private static final int DAYS = 28;
    private static final int RUNS = 20_000;

    @Test
    void what_a_fitted_mean_takes_of_days_that_last_is_given_back() {
        SplittableRandom random = new SplittableRandom(3);
        double variance = 0;
        double covariance = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] days = autoregression(0.6, random);
            double mean = Arrays.stream(days).average().orElseThrow();
            for (int day = 0; day < DAYS; day++) {
                variance += (days[day] - mean) * (days[day] - mean) / DAYS / RUNS;
                covariance += day == 0 ? 0 : (days[day] - mean) * (days[day - 1] - mean) / (DAYS - 1) / RUNS;
            }
        }
        DayVariation seen = new DayVariation(variance, covariance / variance, DAYS);
        assertThat(seen.variance()).isLessThan(0.9);
        assertThat(seen.memory()).isLessThan(0.56);
        assertThat(seen.restored(DAYS).variance()).isCloseTo(1, within(0.03));
        assertThat(seen.restored(DAYS).memory()).isCloseTo(0.6, within(0.02));
    }

    @Test
    void a_memory_that_days_may_have_as_well_is_the_further_off_the_less_they_differ_beyond_chance() {
        DayVariation variation = new DayVariation(0.04, 0.5, 80);
        assertThat(variation.memoryOff(100, 80, 0)).isEqualTo(0.5);
        assertThat(variation.memoryOff(100, 80, 1)).isLessThan(variation.memoryOff(1, 80, 1));
        assertThat(variation.memoryOff(100, 80, 1)).isLessThan(variation.memoryOff(100, 20, 1));
        assertThat(variation.memoryOff(1, 80, 9)).isEqualTo(0.9);
        assertThat(variation.memoryOff(1, 80, -9)).isEqualTo(0);
    }

    /** Of variance 1. */
    private static double[] autoregression(double memory, SplittableRandom random) {
        double[] days = new double[DAYS];
        double now = random.nextGaussian();
        for (int day = 0; day < DAYS; day++) {
            days[day] = now;
            now = memory * now + Math.sqrt(1 - memory * memory) * random.nextGaussian();
        }
        return days;
    }
}
