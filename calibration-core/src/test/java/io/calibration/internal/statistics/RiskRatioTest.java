package io.calibration.internal.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

class RiskRatioTest {

    private static final RiskRatio DOUBLED = new RiskRatio(new Rate(40, 1_000, 1), new Rate(40, 2_000, 1));

    @Test
    void its_bounds_leave_a_fortieth_of_the_conditional_binomial_on_each_side() {
        Interval interval = DOUBLED.interval();
        assertThat(tail(interval.lower(), true)).isCloseTo(0.025, within(1e-9));
        assertThat(tail(interval.upper(), false)).isCloseTo(0.025, within(1e-9));
        assertThat(DOUBLED.estimate()).isCloseTo(2, within(1e-12));
    }

    private static double tail(double ratio, boolean upper) {
        BinomialDistribution given = BinomialDistribution.of(80, ratio * 1_000 / (ratio * 1_000 + 2_000));
        return upper ? given.survivalProbability(39) : given.cumulativeProbability(40);
    }

    @Test
    void its_probability_is_the_greatest_that_any_ratio_within_the_margin_gives() {
        double atMargin = tail(1.25, true);
        assertThat(DOUBLED.probability(1.25)).isCloseTo(2 * atMargin, within(1e-12));
        assertThat(DOUBLED.probability(1.25)).isGreaterThan(DOUBLED.probability(1));
    }

    @Test
    void silence_has_the_probability_that_every_event_fell_into_the_baseline() {
        RiskRatio silent = new RiskRatio(new Rate(0, 1_000, 1), new Rate(20, 2_000, 1));
        assertThat(silent.probabilityOfSilence()).isCloseTo(Math.pow(2.0 / 3, 20), within(1e-15));
        assertThat(silent.interval().lower()).isZero();
    }

    @Test
    void what_was_never_seen_before_has_no_upper_bound() {
        RiskRatio fresh = new RiskRatio(new Rate(9, 1_000, 1), new Rate(0, 2_000, 1));
        assertThat(fresh.interval().upper()).isInfinite();
        assertThat(fresh.interval().lower()).isGreaterThan(1);
    }
}
