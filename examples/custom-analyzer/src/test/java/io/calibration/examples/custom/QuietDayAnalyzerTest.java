package io.calibration.examples.custom;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.Severity;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.ScanResult;
import io.calibration.testkit.GivenSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test of one's own analyzer looks like. */
class QuietDayAnalyzerTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0", "compatibility_thresholds": {"good": {"min_score": 50}, "rest": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void a_day_without_results_is_noted() {
        GivenSnapshot.of(CONFIG, resultsOnDays(0, 1, 3))
                .expectFinding("quiet_days", Severity.INFO)
                .expectNone(Severity.MEDIUM);
    }

    @Test
    void days_that_all_have_results_are_not() {
        GivenSnapshot given = GivenSnapshot.of(CONFIG, resultsOnDays(0, 1, 2));
        given.expectNoFinding("quiet_days");
        assertThatThrownBy(() -> given.expectFinding("quiet_days", Severity.INFO))
                .isInstanceOf(AssertionError.class);
    }

    private static List<ScanResult> resultsOnDays(int... days) {
        return Arrays.stream(days)
                .mapToObj(day -> ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-02T09:00:00Z").plus(day, ChronoUnit.DAYS))
                        .logicVersion("1.0.0")
                        .overallScore(60)
                        .classification("good")
                        .tier("free")
                        .dataSufficient(true)
                        .conflictScore(0.1)
                        .build())
                .toList();
    }
}
