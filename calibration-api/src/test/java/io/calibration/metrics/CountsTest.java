package io.calibration.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CountsTest {

    @Test
    void counts_are_what_they_were_made_of_however_few_are_not_zero() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            long[] one = values(random);
            long[] other = values(random);
            Counts counts = Counts.of(one);
            assertThat(counts.toArray()).isEqualTo(one);
            assertThat(counts.total()).isEqualTo(Arrays.stream(one).sum());
            for (int place = 0; place < one.length; place++) {
                assertThat(counts.get(place)).isEqualTo(one[place]);
            }
            long[] seen = new long[one.length];
            counts.forEachNonZero((place, count) -> seen[place] = count);
            assertThat(seen).isEqualTo(one);
            long[] sum = Arrays.copyOf(one, Math.max(one.length, other.length));
            for (int place = 0; place < other.length; place++) {
                sum[place] += other[place];
            }
            assertThat(counts.plus(Counts.of(other))).isEqualTo(Counts.of(sum)).hasSameHashCodeAs(Counts.of(sum));
        }
        assertThat(Counts.zeros(1_000)).isEqualTo(Counts.of(new long[1_000]));
    }

    private static long[] values(SplittableRandom random) {
        long[] values = new long[random.nextInt(200)];
        int often = 1 + random.nextInt(30);
        Arrays.setAll(values, place -> random.nextInt(often) == 0 ? random.nextLong(5) : 0);
        return values;
    }
}
