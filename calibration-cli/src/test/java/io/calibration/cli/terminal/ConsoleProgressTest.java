package io.calibration.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    @Test
    void a_bar_is_as_full_as_what_was_read() {
        assertThat(ConsoleProgress.bar(1_234_567, 0.5))
                .isEqualTo("[###############...............]  50 %  1,234,567 results");
        assertThat(ConsoleProgress.bar(2, 1)).startsWith("[##############################] 100 %");
        assertThat(ConsoleProgress.bar(2, 0)).startsWith("[..............................]   0 %");
    }

    @Test
    void a_line_says_so_in_words_and_leaves_out_a_share_that_nobody_knows() {
        assertThat(ConsoleProgress.line(2_000, OptionalDouble.of(0.256))).isEqualTo("collected 2,000 results (25 %)");
        assertThat(ConsoleProgress.line(2_000, OptionalDouble.empty())).isEqualTo("collected 2,000 results");
    }
}
