package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelBreakTest {

    private static final int DAYS = 28;

    /** Days of 90 results, each with its own chance. */
    private static LevelBreak found(SplittableRandom random, double... chance) {
        long[] yes = new long[chance.length];
        long[] all = new long[chance.length];
        double[] expected = new double[chance.length];
        Arrays.fill(expected, 0.5);
        for (int day = 0; day < chance.length; day++) {
            double p = chance[day];
            all[day] = 90;
            yes[day] =
                    IntStream.range(0, 90).filter(i -> random.nextDouble() < p).count();
        }
        return LevelBreak.of(yes, all, expected, 1, 1).orElseThrow();
    }

    private static double[] level(double before, double after, int at) {
        return IntStream.range(0, DAYS)
                .mapToDouble(day -> day < at ? before : after)
                .toArray();
    }

    @Test
    void a_break_is_found_on_its_day_with_its_size() {
        LevelBreak found = found(new SplittableRandom(1), level(0.36, 0.99, 21));
        assertThat(found.at()).isEqualTo(21);
        assertThat(found.step()).isCloseTo(0.63, within(0.05));
        assertThat(found.interval().contains(0.63)).isTrue();
        assertThat(found.gradual()).isFalse();
        assertThat(found.p()).isLessThan(1e-6);
    }

    @Test
    void the_step_of_one_stratum_is_the_difference_of_the_two_shares() {
        LevelBreak found = found(new SplittableRandom(2), level(0.6, 0.7, 14));
        assertThat(found.step())
                .isCloseTo(found.after().share() - found.before().share(), within(1e-12));
    }

    @Test
    void days_that_are_alike_are_rarely_told_apart_also_where_they_vary_and_remember() {
        assertThat(alarms(0, 0)).isLessThanOrEqualTo(14); // 5 % of 150 are 7.5
        assertThat(alarms(0.1, 0)).isLessThanOrEqualTo(14);
        assertThat(alarms(0.1, 0.6)).isLessThanOrEqualTo(22);
    }

    private static long alarms(double spread, double memory) {
        return IntStream.range(0, 150)
                .filter(seed -> {
                    SplittableRandom random = new SplittableRandom(seed);
                    double[] chance = new double[DAYS];
                    double now = random.nextGaussian();
                    for (int day = 0; day < DAYS; day++) {
                        chance[day] = 0.5 + spread * now;
                        now = memory * now + Math.sqrt(1 - memory * memory) * random.nextGaussian();
                    }
                    return found(random, chance).p() <= 0.05;
                })
                .count();
    }

    @Test
    void a_slow_change_is_told_as_one() {
        double[] slow = IntStream.range(0, DAYS)
                .mapToDouble(day -> 0.4 + 0.4 * day / DAYS)
                .toArray();
        LevelBreak found = found(new SplittableRandom(3), slow);
        assertThat(found.p()).isLessThan(0.05);
        assertThat(found.gradual()).isTrue();
    }

    @Test
    void what_is_expected_to_differ_is_no_break() {
        long[] all = new long[DAYS];
        long[] yes = new long[DAYS];
        double[] expected = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            all[day] = 90;
            yes[day] = (day < 20 ? 45L : 81L) + day % 3 - 1;
            expected[day] = day < 20 ? 0.5 : 0.9;
        }
        LevelBreak found = LevelBreak.of(yes, all, expected, 1, 1).orElseThrow();
        assertThat(found.step()).isCloseTo(0, within(0.01));
        assertThat(found.p()).isEqualTo(1);
    }

    @Test
    void few_days_tell_nothing() {
        assertThat(LevelBreak.of(new long[7], new long[7], new double[7], 1, 1)).isEmpty();
        long[] few = {1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertThat(LevelBreak.of(few, few, new double[] {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}, 1, 1))
                .isEmpty();
    }
}
