package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShortDecimalTest {

    @Test
    void it_reads_each_number_as_java_does_or_leaves_it() {
        SplittableRandom random = new SplittableRandom(5);
        int read = 0;
        for (int i = 0; i < 200_000; i++) {
            long digits = random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(60);
            String text = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, random.nextInt(18))
                    .toPlainString();
            double parsed = parsed(text);
            if (!Double.isNaN(parsed)) {
                read++;
                assertThat(Double.doubleToLongBits(parsed))
                        .as(text)
                        .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
            }
        }
        assertThat(read).isGreaterThan(100_000);
        for (String text : List.of("0", "-0", "-0.0", "7.", ".5", "-.5", "999999999999999", "0.99999999999999")) {
            assertThat(Double.doubleToLongBits(parsed(text)))
                    .as(text)
                    .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
        }
    }

    @Test
    void what_is_no_plain_number_of_few_digits_is_left() {
        for (String text : List.of(
                "",
                "-",
                ".",
                "-.",
                "+1",
                "1e3",
                "1.2.3",
                "1,5",
                "NaN",
                "1000000000000000",
                "0.000000000000001x",
                " 1",
                "٧")) {
            assertThat(parsed(text)).as(text).isNaN();
        }
    }

    private static double parsed(String text) {
        char[] within = ("1" + text + "1").toCharArray();
        return ShortDecimal.parse(within, 1, within.length - 1, '.');
    }
}
