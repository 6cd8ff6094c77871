package io.calibration.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void a_category_or_score_that_is_null_is_refused() {
        Map<String, Double> noScore = new HashMap<>();
        noScore.put("values", null);
        Map<String, Double> noName = new HashMap<>();
        noName.put(null, 1.0);
        assertThatThrownBy(() -> of(noScore)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> of(noName)).isInstanceOf(NullPointerException.class);
    }
}
