package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Assessment.Verdict;
import io.calibration.analysis.BoundaryShape;
import io.calibration.analysis.Effect;
import io.calibration.analyzers.boundary.Crowding.ShapeEffect;
import io.calibration.analyzers.boundary.Placebo.Spread;
import io.calibration.config.ScoreScale.Direction;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rank of a shape among those found where no threshold is. */
class PlaceboTest {

    private static final double SURE = 1e-9;

    private static ShapeEffect hump(double z) {
        Effect effect = Effect.of(3, 2, 4);
        return new ShapeEffect(BoundaryShape.HUMP, effect, SURE, 200, 100, effect, z, false);
    }

    private static Spread lumpy(double inflation, List<Double> sizes) {
        return new Spread(inflation, sizes, true);
    }

    @Test
    void where_only_the_rank_counts_it_is_no_surer_than_first_of_all_at_each_of_the_thresholds() {
        ShapeEffect first = lumpy(1, Collections.nCopies(24, 2.0)).outstanding(hump(9), 1);
        assertThat(first.p()).isCloseTo(1.0 / 25, within(1e-12));
        assertThat(first.effect().verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(lumpy(1, Collections.nCopies(24, 2.0))
                        .outstanding(hump(9), 4)
                        .p())
                .isCloseTo(4.0 / 25, within(1e-12));
    }

    @Test
    void as_large_a_one_without_a_threshold_makes_it_chance() {
        ShapeEffect second = lumpy(1, List.of(1.0, 9.5, 0.5)).outstanding(hump(9), 1);
        assertThat(second.p()).isEqualTo(1);
        assertThat(second.effect().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void sizes_are_compared_in_the_same_errors() {
        // 9 after an inflation of 2 was 18 before it
        assertThat(lumpy(2, List.of(1.0, 12.0)).outstanding(hump(9), 1).effect().verdict())
                .isEqualTo(Verdict.VIOLATION);
        assertThat(lumpy(2, List.of(1.0, 19.0)).outstanding(hump(9), 1).effect().verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void where_counts_vary_no_more_than_they_should_the_rank_says_nothing() {
        ShapeEffect effect = hump(9);
        assertThat(new Spread(1, List.of(10.0), false).outstanding(effect, 4)).isSameAs(effect);
    }

    @Test
    void smooth_counts_have_no_lumps_and_heavy_single_places_have() {
        SplittableRandom random = new SplittableRandom(3);
        long[] smooth = IntStream.range(1, 100)
                .mapToLong(i -> 200 + (long) Math.rint(Math.sqrt(200) * random.nextGaussian()))
                .toArray();
        long[] lumps = smooth.clone();
        for (int place : new int[] {8, 30, 52, 74}) {
            lumps[place] += 250;
            lumps[place + 1] += 250;
        }
        assertThat(along(smooth).of(BoundaryShape.HUMP).isLumpy()).isFalse();
        assertThat(along(smooth).of(BoundaryShape.HUMP).inflation()).isLessThan(1.3);
        assertThat(along(lumps).of(BoundaryShape.HUMP).isLumpy()).isTrue();
    }

    private static Placebo along(long[] counts) {
        ScoreSeries series = new ScoreSeries(1, counts, new long[counts.length], 0, 0, 1, 1, Set.of());
        return Placebo.along(series, List.of(65), false, Direction.HIGHER_IS_BETTER, place -> 1);
    }
}
