package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Interval;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PredictionIntervalTest {

    @Test
    void the_next_window_lies_in_the_interval_in_95_of_100_cases() {
        assertThat(coverage(0.1, 1000, 2000)).isBetween(0.93, 0.97);
        assertThat(coverage(0.4, 500, 1000)).isBetween(0.93, 0.97);
    }

    @Test
    void clustering_widens_it() {
        Interval independent = PredictionInterval.of(100, 1000, 1, 2000);
        Interval clustered = PredictionInterval.of(100, 1000, 4, 2000);

        assertThat(clustered.upper() - clustered.lower())
                .isGreaterThan(1.9 * (independent.upper() - independent.lower()));
    }

    @Test
    void a_later_window_that_is_worth_as_much_is_the_next_one_of_as_many_results() {
        Interval next = PredictionInterval.of(100, 1000, 4, 1000);
        Interval alike = PredictionInterval.alike(0.1, 250);

        assertThat(alike.lower()).isCloseTo(next.lower(), within(1e-12));
        assertThat(alike.upper()).isCloseTo(next.upper(), within(1e-12));
    }

    @Test
    void nothing_known_is_anything_possible() {
        assertThat(PredictionInterval.of(0, 0, 1, 2000)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void a_paired_difference_that_is_always_one_way_excludes_zero() {
        assertThat(PredictionInterval.ofDifference(0, 40, 1000, 1, 2000).upper())
                .isNegative();
        assertThat(PredictionInterval.ofDifference(20, 20, 1000, 1, 2000).contains(0))
                .isTrue();
    }

    private static double coverage(double share, int n, int next) {
        SplittableRandom random = new SplittableRandom(11);
        int runs = 2000;
        int covered = 0;
        for (int run = 0; run < runs; run++) {
            Interval interval = PredictionInterval.of(draw(share, n, random), n, 1, next);
            covered += interval.contains((double) draw(share, next, random) / next) ? 1 : 0;
        }
        return (double) covered / runs;
    }

    private static int draw(double share, int n, SplittableRandom random) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }
}
