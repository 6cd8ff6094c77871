package io.calibration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.analysis.Interval;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void shares_are_written_with_as_many_digits_as_they_need() {
        assertThat(Numbers.percent(0.4214)).isEqualTo("42.1 %");
        assertThat(Numbers.percent(1)).isEqualTo("100.0 %");
        assertThat(Numbers.percent(0)).isEqualTo("0.0 %");
        assertThat(Numbers.percent(0.00891)).isEqualTo("0.89 %");
        assertThat(Numbers.percent(0.000012345)).isEqualTo("0.0012 %");
        assertThat(Numbers.percent(-0.25)).isEqualTo("-25.0 %");
    }

    @Test
    void limits_are_written_as_somebody_set_them() {
        assertThat(Numbers.limits(new Interval(0.05, 0.3))).isEqualTo("5 % to 30 %");
        assertThat(Numbers.limits(new Interval(0, 0.125))).isEqualTo("at most 12.5 %");
        assertThat(Numbers.limits(new Interval(0.7, 1))).isEqualTo("at least 70 %");
        assertThat(Numbers.limit(0.001)).isEqualTo("0.1 %");
    }

    @Test
    void counts_have_separators_and_their_nouns_agree() {
        assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
        assertThat(Numbers.count(1, "result")).isEqualTo("1 result");
        assertThat(Numbers.count(0, "result")).isEqualTo("0 results");
    }

    @Test
    void what_is_not_a_number_is_said_to_be_unknown() {
        assertThat(Numbers.percent(Double.NaN)).isEqualTo("unknown");
        assertThat(Numbers.decimal(Double.POSITIVE_INFINITY)).isEqualTo("unknown");
    }

    @Test
    void numbers_look_the_same_in_every_locale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Numbers.percent(0.421)).isEqualTo("42.1 %");
            assertThat(Numbers.count(1_000)).isEqualTo("1,000");
        } finally {
            Locale.setDefault(before);
        }
    }
}
