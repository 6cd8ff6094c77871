package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.internal.statistics.days.CommonDesignEffect.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CommonDesignEffectTest {

    private static final int DAYS = 28;

    @Test
    void one_series_gives_what_is_worked_by_hand() {
        // Rate 0.5; squared distances 4 * 30^2; chance 0.25 * (600^2 - 6 * 100^2) / 599.
        long[] sizes = {100, 100, 100, 100, 100, 100};
        Estimate estimate =
                Estimate.of(new long[] {80, 20, 80, 20, 50, 50}, sizes).orElseThrow();
        assertThat(estimate.value()).isCloseTo(3_600 / (0.25 * 300_000 / 599), within(1e-9));
        assertThat(estimate.degrees()).isCloseTo(1 / (1 / 5.0 + 1 / 300.0), within(1e-9));
    }

    @Test
    void what_cannot_vary_says_nothing() {
        assertThat(Estimate.of(new long[3], new long[] {9, 9, 9})).isEmpty();
        assertThat(Estimate.of(new long[] {9}, new long[] {20})).isEmpty();
        assertThat(Estimate.of(new long[0], new long[0])).isEmpty();
        assertThat(CommonDesignEffect.of(List.of())).isEqualTo(1);
    }

    @Test
    void independent_results_pass_nine_times_in_ten_and_threefold_ones_are_known_from_fifty() {
        int independent = 0;
        double sum = 0;
        for (int run = 0; run < 200; run++) {
            SplittableRandom random = new SplittableRandom(run);
            independent += CommonDesignEffect.of(series(random, 50, 1)) == 1 ? 1 : 0;
            sum += CommonDesignEffect.of(series(random, 17, 3));
        }
        assertThat(independent).isGreaterThan(170);
        assertThat(sum / 200).isBetween(2.5, 4.0);
    }

    @Test
    void a_spike_of_one_series_is_not_taken_for_clustering_of_all() {
        List<Estimate> series = new ArrayList<>(series(new SplittableRandom(1), 3_000, 1));
        double before = CommonDesignEffect.of(series);
        long[] sizes = new long[DAYS];
        Arrays.fill(sizes, 100);
        long[] spike = new long[DAYS];
        Arrays.fill(spike, 4);
        spike[7] = 60;
        Estimate.of(spike, sizes).ifPresent(series::add);
        assertThat(CommonDesignEffect.of(series)).isCloseTo(before, within(0.3));
    }

    /** Six rare events of persons who are scanned so many times on a day, alike each time. */
    private static List<Estimate> series(SplittableRandom random, int persons, int scans) {
        long[][] counts = new long[6][DAYS];
        long[] sizes = new long[DAYS];
        for (int person = 0; person < persons; person++) {
            int day = random.nextInt(DAYS);
            sizes[day] += scans;
            for (int event = 0; event < counts.length; event++) {
                counts[event][day] += random.nextDouble() < 0.04 + 0.03 * event ? scans : 0;
            }
        }
        return Arrays.stream(counts)
                .map(events -> Estimate.of(events, sizes))
                .flatMap(Optional::stream)
                .toList();
    }
}
