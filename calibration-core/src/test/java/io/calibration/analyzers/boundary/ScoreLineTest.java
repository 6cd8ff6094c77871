package io.calibration.analyzers.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** A threshold at 64.25 of whole points: a quarter of the step of 64 lies below it. */
class ScoreLineTest {

    private static final ScoreLine CUT = new ScoreLine(65, 0.25, 30, 60);

    @Test
    void at_a_step_it_parts_the_steps_below_from_itself_and_those_above() {
        ScoreLine line = ScoreLine.at(65);
        assertThat(line.isCut()).isFalse();
        assertThat(line.offset(65, 1)).isZero();
        assertThat(line.offset(64, 1)).isEqualTo(-1);
        assertThat(line.offset(70, 5)).isEqualTo(1);
        assertThat(line.offset(60, 5)).isEqualTo(-1);
        assertThat(line.offset(59, 5)).isEqualTo(-2);
        assertThat(line.width(0, 5)).isEqualTo(1);
        assertThat(line.width(-1, 5)).isEqualTo(1);
    }

    @Test
    void the_cut_step_is_the_last_below_and_what_lies_above_has_an_offset_of_its_own() {
        assertThat(CUT.offset(63, 1)).isEqualTo(-2);
        assertThat(CUT.offset(64, 1)).isEqualTo(-1);
        assertThat(CUT.offset(65, 1)).isEqualTo(1);
    }

    @Test
    void the_parts_of_a_cut_step_are_as_wide_as_what_belongs_to_each_side() {
        assertThat(CUT.width(-1, 1)).isEqualTo(0.25);
        assertThat(CUT.width(0, 1)).isEqualTo(0.75);
        assertThat(CUT.width(1, 1)).isEqualTo(1);
        assertThat(CUT.width(-2, 1)).isEqualTo(1);
    }

    @Test
    void in_units_of_several_steps_both_innermost_units_together_are_one_step_short() {
        for (int unit : new int[] {2, 5, 10}) {
            double both = CUT.width(-1, unit) + CUT.width(0, unit);
            assertThat(both * unit).isCloseTo(2 * unit - 1, within(1e-12));
            assertThat(CUT.width(0, unit) * unit).isCloseTo(unit - 0.25, within(1e-12));
        }
    }
}
