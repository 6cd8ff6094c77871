package io.calibration.internal.statistics.days;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calibration.analysis.Interval;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** How many times as often something happened on some days as on others. */
class DayRatioTest {

    @Property(tries = 200)
    void where_days_do_not_differ_it_is_the_exact_conditional_binomial(
            @ForAll @IntRange(max = 40) int count,
            @ForAll @IntRange(max = 40) int other,
            @ForAll @DoubleRange(min = 0.05, max = 2) double odds) {
        double many = tail(count + other, odds, k -> k >= count);
        double few = tail(count + other, odds, k -> k <= count);
        assertThat(new DayRatio(count, other, odds, 0).probability())
                .isCloseTo(Math.min(1, 2 * Math.min(many, few)), within(1e-9));
    }

    private static double tail(int all, double odds, IntPredicate in) {
        BinomialDistribution binomial = BinomialDistribution.of(all, odds / (1 + odds));
        return IntStream.rangeClosed(0, all)
                .filter(in)
                .mapToDouble(binomial::probability)
                .sum();
    }

    @Property(tries = 500)
    void an_interval_holds_its_estimate_however_much_days_differ(
            @ForAll @IntRange(max = 2_000) int count,
            @ForAll @IntRange(max = 2_000) int other,
            @ForAll @DoubleRange(min = 0.01, max = 5) double odds,
            @ForAll @DoubleRange(max = 200) double variation) {
        DayRatio ratio = new DayRatio(count, other, odds, variation);
        assertThat(ratio.interval().contains(ratio.estimate())).isTrue();
    }

    @Property(tries = 200)
    void days_that_differ_make_no_bound_surer(
            @ForAll @IntRange(max = 2_000) int count,
            @ForAll @IntRange(max = 2_000) int other,
            @ForAll @DoubleRange(min = 0.01, max = 5) double odds,
            @ForAll @DoubleRange(max = 200) double variation) {
        Interval alike = new DayRatio(count, other, odds, 0).interval();
        Interval differ = new DayRatio(count, other, odds, variation).interval();
        assertThat(differ.lower()).isLessThanOrEqualTo(alike.lower());
        assertThat(differ.upper()).isGreaterThanOrEqualTo(alike.upper());
    }

    @Test
    void many_against_a_single_one_is_no_surer_than_the_exact_conditional_bound() {
        for (double variation : new double[] {0, 1, 100, 1_000, 10_000}) {
            DayRatio ratio = new DayRatio(511, 1, 511 / 5_827.29, variation);
            assertThat(ratio.estimate()).isCloseTo(5_827.29, within(0.01));
            assertThat(ratio.interval().lower()).as("variation " + variation).isLessThan(1_100);
        }
    }

    @Test
    void the_more_days_differ_the_less_stands_out() {
        double alike = new DayRatio(40, 20, 0.5, 0).probability();
        double unlike = new DayRatio(40, 20, 0.5, 0.2).probability();
        double veryUnlike = new DayRatio(40, 20, 0.5, 1).probability();
        assertThat(alike).isLessThan(0.001);
        assertThat(unlike).isGreaterThan(2 * alike);
        assertThat(veryUnlike).isGreaterThan(2 * unlike);
    }
}
