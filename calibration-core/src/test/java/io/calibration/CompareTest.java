package io.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.analysis.SnapshotComparison;
import io.calibration.analysis.SnapshotComparison.Figure;
import io.calibration.config.ConfigDiff;
import io.calibration.config.ConfigDiff.Difference;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ArtifactJson;
import io.calibration.json.ConfigJson;
import io.calibration.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompareTest {

    private static final ScoringConfig FROM = config("""
            {"logic_version": "1.0.0", "compatibility_thresholds": {"ab": {"min_score": 50.0}, "c": {"min_score": 0}},
             "metadata": {"owner": "ann", "tags": ["x", "y"]}}
            """);
    private static final ScoringConfig TO = config("""
            {"compatibility_thresholds": {"ab": {"min_score": 50}, "c": {"min_confidence": 0.40, "min_score": 0}},
             "logic_version": "1.1.0", "metadata": {"tags": ["x", "z"]}}
            """);

    private static ScoringConfig config(String document) {
        return ConfigJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void configs_differ_by_value_not_by_order_or_way_of_writing() {
        assertThat(Calibration.diff(FROM, TO).differences())
                .containsExactly(
                        new Difference("/compatibility_thresholds/c/min_confidence", null, "0.40"),
                        new Difference("/logic_version", "\"1.0.0\"", "\"1.1.0\""),
                        new Difference("/metadata/owner", "\"ann\"", null),
                        new Difference("/metadata/tags/1", "\"y\"", "\"z\""));
        assertThat(Calibration.diff(FROM, FROM).differences()).isEmpty();
    }

    @Test
    void a_diff_reads_well_and_is_stored_as_json() {
        ConfigDiff diff = Calibration.diff(FROM, TO);
        assertThat(diff.toString())
                .contains("1.0.0 -> 1.1.0", "/metadata/owner: \"ann\" -> gone", "min_confidence: not there -> 0.40");
        assertThat(new String(ArtifactJson.write(diff), StandardCharsets.UTF_8))
                .contains("\"from\": \"1.0.0\"", "\"path\": \"/metadata/owner\"", "\"after\": null")
                .doesNotContain("\"empty\"");
    }

    @Test
    void snapshots_are_put_side_by_side_and_chance_is_called_chance() {
        SnapshotComparison same = Calibration.compare(
                World.healthy().results(3000).snapshot(),
                World.healthy().results(3000).seed(2).snapshot());
        SnapshotComparison more = Calibration.compare(
                World.healthy().results(3000).snapshot(),
                World.healthy().results(3000).seed(2).escalationRate(0.12).snapshot());

        assertThat(same.figures()).extracting(Figure::name).contains("class:caution", "flagged", "flag_type:pressure");
        assertThat(figure(same, "escalated").differs()).isFalse();
        assertThat(figure(more, "escalated").differs()).isTrue();
        assertThat(figure(more, "escalated").change().contains(0.06)).isTrue();
        assertThat(more.toString()).contains("3,000 results", "escalated: ", "may be chance");
        assertThat(new String(ArtifactJson.write(more), StandardCharsets.UTF_8))
                .contains("\"name\": \"escalated\"", "\"change\"");
    }

    @Test
    void snapshots_without_results_are_refused() {
        assertThatThrownBy(() -> Calibration.compare(
                        World.healthy().snapshot(), World.of(List.of()).snapshot()))
                .hasMessageContaining("without results");
    }

    private static Figure figure(SnapshotComparison comparison, String name) {
        return comparison.figures().stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
