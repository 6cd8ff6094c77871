package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Interval;
import io.calibration.metrics.Counts;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.proposal.Impact;
import io.calibration.proposal.Impact.Basis;
import io.calibration.proposal.Impact.ValueImpact;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImpactProtectionTest {

    private static final PrivacyPolicy TEN = PrivacyPolicy.standard();

    /** Of two classes, of which results move from the first to the second. */
    private static List<Counts> moves(long first, long moved, long second) {
        return List.of(Counts.of(first, moved), Counts.of(0, second));
    }

    private static Impact impact(List<Counts> all, ValueImpact... values) {
        return Impact.builder(new Basis(Basis.Sample.HELD_OUT_DAYS, 100, 1, 100, 0))
                .moves(all, new Impact.Forecast(0, 0, 0, 0, new Interval(0, 1)))
                .values(List.of(values))
                .build();
    }

    private static ValueImpact value(String label, List<Counts> moves) {
        return ValueImpact.of("segment", label, moves);
    }

    @Test
    void exact_impacts_and_values_of_many_are_told_whole() {
        Impact few = impact(moves(30, 4, 30), value("retail", moves(15, 2, 15)), value("public", moves(15, 2, 15)));
        assertThat(ImpactProtection.apply(PrivacyPolicy.exact(), few)).isEqualTo(few);
        Impact many = impact(moves(60, 40, 60), value("retail", moves(30, 20, 30)), value("public", moves(30, 20, 30)));
        assertThat(ImpactProtection.apply(TEN, many)).isEqualTo(many);
    }

    @Test
    void one_value_of_which_few_change_takes_the_whole_dimension_for_it_follows_from_the_others() {
        Impact impact =
                impact(moves(60, 23, 60), value("retail", moves(30, 20, 30)), value("public", moves(30, 3, 30)));
        assertThat(ImpactProtection.apply(TEN, impact).values()).isEmpty();
    }

    @Test
    void results_without_a_value_count_as_one_more() {
        Impact impact =
                impact(moves(60, 43, 60), value("retail", moves(30, 20, 30)), value("public", moves(30, 20, 30)));
        assertThat(ImpactProtection.apply(TEN, impact).values()).isEmpty();
    }

    @Test
    void where_some_moves_are_of_few_how_many_change_is_told_without_their_classes() {
        Impact impact =
                impact(moves(33, 40, 90), value("retail", moves(3, 20, 60)), value("public", moves(30, 20, 30)));
        assertThat(ImpactProtection.apply(TEN, impact).values())
                .containsExactly(
                        new ValueImpact("segment", "retail", 83, 20, List.of()),
                        new ValueImpact("segment", "public", 80, 20, List.of()));
    }
}
