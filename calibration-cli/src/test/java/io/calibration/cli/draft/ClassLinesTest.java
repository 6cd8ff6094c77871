package io.calibration.cli.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassLinesTest {

    @ParameterizedTest
    @CsvSource({
        "599, 601, 600",
        "598, 603, 600",
        "0.612, 0.689, 0.65",
        "61, 62, 62",
        "-3, 2, 0",
        "14.2, 14.3, 14.3",
        "549, 551, 550"
    })
    void a_line_is_the_roundest_number_that_divides_the_rows_alike(double above, double upTo, String line) {
        assertThat(ClassLines.roundest(above, upTo)).isEqualByComparingTo(line);
    }

    @Test
    void rows_on_the_wrong_side_are_counted_and_do_not_move_the_line() {
        double[] scores = {10, 20, 30, 40, 50, 60, 70, 80, 15};
        List<String> labels = List.of("low", "low", "low", "low", "high", "high", "high", "high", "high");
        ClassLines lines = ClassLines.of(scores, labels);
        assertThat(lines.classes()).containsExactly("low", "high");
        assertThat(lines.begins()).containsExactly(new BigDecimal("50"));
        assertThat(lines.disagree()).isEqualTo(1.0 / 9);
    }

    @Test
    void rows_without_a_score_or_a_class_are_left_out() {
        ClassLines lines = ClassLines.of(new double[] {1, Double.NaN, 3, 9}, List.of("a", "b", "", "b"));
        assertThat(lines.begins()).containsExactly(new BigDecimal("5"));
        assertThat(lines.disagree()).isZero();
    }
}
