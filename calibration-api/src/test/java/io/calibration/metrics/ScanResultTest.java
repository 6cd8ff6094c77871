package io.calibration.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.ScanResult.Flag;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanResultTest {

    private static ScanResult of(Map<String, Double> scores) {
        return new ScanResult(
                Instant.EPOCH, "1.0.0", 50, "good", scores, null, List.of(), List.of(), null, null, null, null);
    }

    @Test
    void the_scores_are_walked_in_the_order_of_the_host_s_map() {
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("values", 3.5);
        scores.put("family", 80.0);
        ScanResult result = of(scores);
        assertThat(result.categories()).isEqualTo(2);
        assertThat(List.of(result.category(0), result.category(1))).containsExactly("values", "family");
        assertThat(List.of(result.categoryScore(0), result.categoryScore(1))).containsExactly(3.5, 80.0);
    }

    @Test
    void the_scores_are_an_unmodifiable_copy_that_equals_the_host_s_map() {
        Map<String, Double> scores = new HashMap<>(Map.of("values", 3.5, "family", 80.0));
        ScanResult result = of(scores);
        assertThat(result.categoryScores()).isEqualTo(scores).hasSameHashCodeAs(scores);
        assertThat(result).isEqualTo(of(new LinkedHashMap<>(scores)));
        assertThat(result.categoryScores().get("family")).isEqualTo(80.0);
        assertThat(result.categoryScores().get("work")).isNull();
        scores.put("work", 1.0);
        assertThat(result.categoryScores()).hasSize(2);
        assertThatThrownBy(() -> result.categoryScores().put("work", 1.0))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> result.categoryScores().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void nulls_are_left_to_the_recorder_and_a_score_that_is_null_is_left_out() {
        Map<String, Double> scores = new HashMap<>();
        scores.put("values", null);
        scores.put(null, 1.0);
        ScanResult result = of(scores);
        assertThat(result.categories()).isEqualTo(1);
        assertThat(result.category(0)).isNull();
        assertThat(result.categoryScores()).containsEntry(null, 1.0);
        assertThat(of(null).categoryScores()).isEmpty();
        assertThat(ScanResult.builder().flag((Flag) null).build().flags()).containsExactly((Flag) null);
    }

    @Test
    void a_result_is_built_by_the_names_of_its_values() {
        ScanResult built = ScanResult.builder()
                .observedAt(Instant.EPOCH)
                .logicVersion("1.0.0")
                .overallScore(50)
                .classification("good")
                .categoryScore("values", 3.5)
                .categoryScores(Map.of("family", 80.0))
                .confidence(0.5)
                .flag("slow", "low")
                .flag("late", "high", "values")
                .flags(List.of(new Flag("slow", "low", null)))
                .escalation("why")
                .escalations(List.of("pattern"))
                .tier("free")
                .dataSufficient(true)
                .conflictScore(0.25)
                .outcome(false)
                .build();
        assertThat(built)
                .isEqualTo(new ScanResult(
                        Instant.EPOCH,
                        "1.0.0",
                        50,
                        "good",
                        Map.of("values", 3.5, "family", 80.0),
                        0.5,
                        List.of(new Flag("slow", "low"), new Flag("late", "high", "values"), new Flag("slow", "low")),
                        List.of("why", "pattern"),
                        "free",
                        true,
                        0.25,
                        false));
    }

    @Test
    void what_is_not_named_is_absent() {
        ScanResult built = ScanResult.builder()
                .observedAt(Instant.EPOCH)
                .logicVersion("1.0.0")
                .overallScore(50)
                .classification("good")
                .build();
        assertThat(built).isEqualTo(of(Map.of()));
    }
}
