package io.calibration.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.metrics.ScanResult;
import io.calibration.testing.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stored classes that the config does not give: by rounding or otherwise. */
class DecisionMismatchTest {

    private static ScanResult result(double score, String stored) {
        return ScanResult.builder()
                .observedAt(Instant.parse("2026-03-01T12:00:00Z"))
                .logicVersion("1.0.0")
                .overallScore(score)
                .classification(stored)
                .confidence(0.9)
                .build();
    }

    private static DecisionMismatch mismatch(ScanResult... odd) {
        List<ScanResult> results = new ArrayList<>(List.of(odd));
        for (int i = 0; i < 100; i++) {
            results.add(result(70, "worth_exploring"));
        }
        return DecisionMismatch.in(World.of(results).snapshot().metrics(), World.CONFIG)
                .orElseThrow();
    }

    @Test
    void classes_of_the_other_side_of_a_threshold_a_step_away_are_rounding() {
        DecisionMismatch rounded = mismatch(result(64, "worth_exploring"), result(85, "worth_exploring"));
        assertThat(rounded.isRounding()).isTrue();
        assertThat(rounded.rate().count()).isEqualTo(2);
    }

    @Test
    void two_steps_away_they_are_none() {
        assertThat(mismatch(result(63, "worth_exploring")).isRounding()).isFalse();
    }

    @Test
    void one_class_that_no_rounding_explains_is_enough() {
        assertThat(mismatch(result(64, "worth_exploring"), result(64, "caution"))
                        .isRounding())
                .isFalse();
    }

    @Test
    void nothing_is_said_where_the_config_gives_every_class() {
        assertThat(DecisionMismatch.in(
                        World.of(List.of(result(70, "worth_exploring")))
                                .snapshot()
                                .metrics(),
                        World.CONFIG))
                .isEmpty();
    }
}
