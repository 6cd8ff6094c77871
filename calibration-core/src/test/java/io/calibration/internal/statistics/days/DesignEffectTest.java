package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DesignEffectTest {

    @Test
    void days_that_differ_by_more_than_chance_give_what_is_worked_by_hand() {
        // Rate 0.5; chi-square = 4 * (30^2 / 25) = 144 on 5 degrees; t quantile 2.5706 over 1.9600, squared.
        double effect = DesignEffect.of(new long[] {80, 20, 80, 20, 50, 50}, new long[] {100, 100, 100, 100, 100, 100});
        double few = 2.570581835636314 / 1.959963984540054;
        assertThat(effect).isCloseTo(144.0 / 5 * few * few, within(1e-9));
    }

    @Test
    void fewer_than_five_days_tell_nothing() {
        assertThat(DesignEffect.of(new long[] {90, 10, 90, 10}, new long[] {100, 100, 100, 100}))
                .isEqualTo(1);
    }

    @Test
    void nothing_and_everything_have_no_clustering() {
        long[] sizes = {9, 9, 9, 9, 9, 9};
        assertThat(DesignEffect.of(new long[6], sizes)).isEqualTo(1);
        assertThat(DesignEffect.of(sizes, sizes)).isEqualTo(1);
        assertThat(DesignEffect.of(new long[0], new long[0])).isEqualTo(1);
    }

    @Test
    void independent_days_pass_the_gate_nine_times_in_ten_also_where_events_are_rare() {
        for (double rate : new double[] {0.3, 0.01}) {
            SplittableRandom random = new SplittableRandom(11);
            long passed = 0;
            for (int run = 0; run < 500; run++) {
                long[] counts = new long[30];
                long[] sizes = new long[30];
                Arrays.fill(sizes, 20);
                for (int draw = 0; draw < 600; draw++) {
                    counts[draw % 30] += random.nextDouble() < rate ? 1 : 0;
                }
                passed += DesignEffect.of(counts, sizes) == 1 ? 1 : 0;
            }
            assertThat(passed).isBetween(425L, 490L);
        }
    }
}
