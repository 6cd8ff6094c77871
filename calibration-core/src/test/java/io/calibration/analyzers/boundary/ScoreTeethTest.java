package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scores of 1 to 99 around a threshold at 65. */
class ScoreTeethTest {

    private static final int LINE = 65;
    private static final int REACH = 15;

    private static ScoreTeeth teeth(IntToLongFunction results) {
        long[] counts = IntStream.range(1, 100).mapToLong(results).toArray();
        ScoreSeries series = new ScoreSeries(1 - LINE, counts, new long[counts.length], 0, 0, 1, 1, Set.of());
        return ScoreTeeth.of(series, ScoreLattice.of(series, ScoreLattice.SHORT_PERIOD), REACH);
    }

    @Test
    void all_places_are_alike_where_no_score_is_preferred() {
        ScoreTeeth teeth = teeth(score -> 100);
        assertThat(teeth.offsets()).hasSize(99);
        assertThat(teeth.levels()).isEqualTo(1);
        assertThat(teeth.line()).isEqualTo(-0.5);
    }

    @Test
    void a_lattice_leaves_out_what_nobody_ever_gets_and_the_line_lies_between_those_that_are_used() {
        ScoreTeeth teeth = teeth(score -> score % 2 == 0 ? 100 : 0);
        assertThat(teeth.offsets()).hasSize(49).allMatch(offset -> (offset + LINE) % 2 == 0);
        assertThat(teeth.has(0)).isFalse();
        assertThat(teeth.line()).isZero(); // between 64 and 66
    }

    @Test
    void teeth_that_are_not_much_rarer_have_levels_of_their_own() {
        ScoreTeeth teeth = teeth(score -> score % 2 == 0 ? 120 : 80);
        assertThat(teeth.levels()).isEqualTo(2);
        assertThat(teeth.tooth(64 - LINE)).isEqualTo(teeth.tooth(66 - LINE)).isNotEqualTo(teeth.tooth(0));
    }

    @Test
    void tens_that_are_preferred_to_other_fives_have_a_level_of_their_own() {
        ScoreTeeth teeth = teeth(score -> score % 10 == 0 ? 190 : score % 5 == 0 ? 130 : 100);
        assertThat(teeth.levels()).isEqualTo(6);
        assertThat(teeth.tooth(60 - LINE)).isEqualTo(teeth.tooth(70 - LINE)).isNotEqualTo(teeth.tooth(0));
        assertThat(teeth.tooth(0)).isEqualTo(teeth.tooth(75 - LINE));
        assertThat(teeth.teeth()).contains(0, 1, 2, 3, 4, 5).allMatch(tooth -> tooth < 6);
    }

    @Test
    void scores_much_rarer_than_the_heaviest_are_not_compared_with_them() {
        ScoreTeeth teeth = teeth(score -> score % 5 == 0 ? 300 : 40);
        assertThat(teeth.offsets()).hasSize(19).allMatch(offset -> (offset + LINE) % 5 == 0);
        assertThat(teeth.levels()).isEqualTo(1);
    }

    @Test
    void of_two_combs_on_top_of_one_another_both_are_taken_off() {
        ScoreTeeth teeth = teeth(score -> score % 10 == 0 ? 900 : score % 5 == 0 ? 300 : 40);
        assertThat(teeth.offsets()).hasSize(9).allMatch(offset -> (offset + LINE) % 10 == 0);
    }
}
