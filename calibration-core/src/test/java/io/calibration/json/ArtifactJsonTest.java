package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Version;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactJsonTest {

    record Example(
            Version logicVersion,
            Instant createdAt,
            LocalDate fromDay,
            BigDecimal minScore,
            double meanScore,
            FlagSeverity severity,
            Map<FlagSeverity, Long> byGravity,
            Optional<Example> before,
            List<Integer> none) {}

    private static final Example EXAMPLE = new Example(
            new Version("1.0.0"),
            Instant.parse("2026-01-02T03:04:05Z"),
            LocalDate.of(2026, 1, 2),
            new BigDecimal("7E+1"),
            2.0E-3,
            FlagSeverity.HIGH,
            new LinkedHashMap<>(Map.of(FlagSeverity.LOW, 3L)),
            Optional.empty(),
            List.of());

    @Test
    void values_are_written_in_snake_case_and_in_one_fixed_form() {
        assertThat(text(EXAMPLE)).isEqualTo("""
                {
                  "logic_version": "1.0.0",
                  "created_at": "2026-01-02T03:04:05Z",
                  "from_day": "2026-01-02",
                  "min_score": 70,
                  "mean_score": 0.002,
                  "severity": "high",
                  "by_gravity": {
                    "low": 3
                  },
                  "before": null,
                  "none": []
                }
                """);
    }

    @Test
    void the_locale_changes_nothing() {
        String expected = text(EXAMPLE);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-thai"));
            assertThat(text(EXAMPLE)).isEqualTo(expected).contains("high");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** Before Java 19, Double.toString gave 1.9999999999999998E23 for 2.0E23. */
    @Test
    void doubles_have_their_shortest_form_on_every_java_release() {
        assertThat(text(new double[] {2.0E-3, Double.parseDouble("2.0E23"), 0.1 + 0.2}))
                .isEqualTo("[0.002,2.0E23,0.30000000000000004]\n");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbers_that_are_not_finite_are_refused_wherever_they_stand(double number) {
        for (Object value : List.of(
                number,
                (float) number,
                new double[] {1, number},
                Map.of("a", number),
                Optional.of(number),
                List.of(number))) {
            assertThatThrownBy(() -> ArtifactJson.write(value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("not finite");
        }
    }

    private static String text(Object value) {
        return new String(ArtifactJson.write(value), StandardCharsets.UTF_8);
    }
}
