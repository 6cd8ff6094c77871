package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Assessment.Verdict;
import org.junit.jupiter.api.Test;

/** Expected values from an independent computation (numerical integration of Student's density). */
class MeanDifferenceTest {

    private static final MeanDifference FEW =
            new MeanDifference(new Mean(8, 0.70, 0.05, 1), new Mean(25, 0.62, 0.10, 1));

    @Test
    void degrees_of_freedom_are_those_of_welch_and_satterthwaite() {
        assertThat(FEW.error()).isCloseTo(0.02669269563007828, within(1e-12));
        assertThat(FEW.degrees()).isCloseTo(24.622518946228794, within(1e-6));
    }

    @Test
    void few_values_give_a_wider_interval_than_the_normal_one() {
        assertThat(FEW.interval(1).lower()).isCloseTo(0.02498260, within(1e-6));
        assertThat(FEW.interval(1).upper()).isCloseTo(0.16 - 0.02498260, within(1e-6));
        assertThat(FEW.interval(3).lower()).isLessThan(FEW.interval(1).lower());
        assertThat(FEW.probabilityOfAsGreat(0)).isCloseTo(0.003071207, within(1e-6));
    }

    @Test
    void a_difference_is_one_up_or_down_alike() {
        MeanDifference down = new MeanDifference(/* mean= */ FEW.other(), /* other= */ FEW.mean());
        assertThat(down.effect(0.02)).isEqualTo(FEW.effect(0.02));
        assertThat(down.probability(0.02)).isCloseTo(FEW.probability(0.02), within(1e-12));
        assertThat(FEW.effect(0.02).verdict()).isEqualTo(Verdict.VIOLATION);
        assertThat(FEW.effect(0.08).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
}
