package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.Calibration;
import io.calibration.analysis.Finding;
import io.calibration.analysis.Severity;
import io.calibration.config.ScoreScale;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a scale whose ends are open, a score beyond an end counts as the end, and is told. */
class ClampedScoresTest {

    private static final List<Double> SCORES = List.of(-31.5, -30.0, -0.0, 60.0, 60.1, 400.0);

    @TempDir
    Path folder;

    private static SnapshotLayout layout(String beyond) {
        return SnapshotLayout.of(config(beyond));
    }

    private static ScoringConfig config(String beyond) {
        return ConfigJson.read(("{\"logic_version\": \"1.0.0\", \"score_scale\": {\"min\": -30,"
                        + " \"max\": 60, \"step\": 1, \"direction\": \"lower_is_better\"" + beyond + "},"
                        + " \"compatibility_thresholds\": {\"reject\": {\"min_score\": 15}, \"ham\": {\"min_score\": -30}}}")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static MetricsSnapshot collect(String beyond, List<Double> scores, double category) {
        List<ScanResult> results = scores.stream()
                .map(score -> ScanResult.builder()
                        .observedAt(Instant.parse("2026-03-05T10:00:00Z"))
                        .logicVersion("1.0.0")
                        .overallScore(score)
                        .classification(score < 15 ? "ham" : "reject")
                        .categoryScore("fun", category)
                        .build())
                .toList();
        return SnapshotCollector.collect(
                ScanResults.of(results), new CollectionRequest(DayWindow.ALL, layout(beyond), Progress.NONE));
    }

    private static final String CLAMP = ", \"beyond\": \"clamp\"";

    @Test
    void a_score_beyond_counts_as_the_end_and_is_told() {
        MetricsSnapshot clamped = collect(CLAMP, SCORES, 99);
        assertThat(clamped.metrics().intake().ignored())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.CLAMPED, "overall_score"), new Intake.Tally(3, 1),
                        new Rejection(RejectionReason.CLAMPED, "category_scores"), new Intake.Tally(6, 1)));
        MetricsSnapshot ends = collect(CLAMP, List.of(-30.0, -30.0, 0.0, 60.0, 60.0, 60.0), 60);
        assertThat(ends.metrics().intake().ignored()).isEmpty();
        assertThat(clamped.metrics().scores()).isEqualTo(ends.metrics().scores());
        assertThat(clamped.metrics().categories().byLabel())
                .isEqualTo(ends.metrics().categories().byLabel());
        assertThat(clamped.metrics().decisions()).isEqualTo(ends.metrics().decisions());
    }

    @Test
    void a_report_says_how_many_and_that_an_open_scale_needs_no_mending() {
        var note = finding("ignored_values", beyond(3, 200), 0);
        assertThat(note.description())
                .contains("overall_score lies beyond the scale and counts as its end (3, first at 1)");
        assertThat(note.recommendation()).contains("meant to be open");
    }

    @Test
    void where_many_scores_lie_beyond_it_is_a_finding_and_no_note() {
        for (int beyond : new int[] {20, 150, 200}) {
            var finding = finding("clamped_scores", beyond(beyond, 200), 0);
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.description())
                    .contains(beyond + " of 200 values of overall_score", "at most 5 %", "beyond the scale, -30 to 60");
            assertThat(finding.recommendation()).contains("widen score_scale");
            assertThat(findings(beyond(beyond, 200), 0))
                    .extracting(Finding::type)
                    .doesNotContain("ignored_values");
        }
        assertThat(finding("clamped_scores", beyond(3, 20), 0).severity())
                .as("perhaps too many")
                .isEqualTo(Severity.LOW);
    }

    @Test
    void many_scores_of_categories_beyond_are_a_finding_of_their_own() {
        assertThat(finding("clamped_scores", beyond(0, 200), 99).description())
                .contains("200 of 200 values of category_scores");
        assertThat(findings(beyond(200, 200), 99))
                .filteredOn(finding -> finding.type().equals("clamped_scores"))
                .extracting(Finding::subject)
                .containsExactlyInAnyOrder("intake:overall_score", "intake:category_scores");
    }

    private static List<Double> beyond(int beyond, int all) {
        return IntStream.range(0, all)
                .mapToObj(i -> i < beyond ? 400.0 : (double) (i % 60))
                .toList();
    }

    private static List<Finding> findings(List<Double> scores, double category) {
        return Calibration.of(ScanResults.of(List.of()), config(CLAMP))
                .analyze(collect(CLAMP, scores, category))
                .report()
                .findings();
    }

    private static Finding finding(String type, List<Double> scores, double category) {
        return findings(scores, category).stream()
                .filter(finding -> finding.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_no_number_is_no_score_on_an_open_scale_either() {
        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(collect(CLAMP, List.of(none), 1).metrics().intake().rejected())
                    .containsOnlyKeys(new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"));
        }
    }

    @Test
    void a_scale_is_closed_unless_it_says_otherwise_and_the_ends_are_named() {
        for (String beyond : new String[] {"", ", \"beyond\": \"reject\""}) {
            MetricsSnapshot snapshot = collect(beyond, SCORES, 99);
            Rejection outside = new Rejection(RejectionReason.OUT_OF_RANGE, "overall_score");
            assertThat(snapshot.metrics().intake().rejected()).isEqualTo(Map.of(outside, new Intake.Tally(3, 1)));
            assertThat(snapshot.metrics().intake().ignored())
                    .containsOnlyKeys(new Rejection(RejectionReason.OUT_OF_RANGE, "category_scores"));
            assertThat(outside.sentence(snapshot.layout())).isEqualTo("overall_score is outside its range, -30 to 60");
            assertThat(new String(SnapshotJson.write(snapshot, PrivacyPolicy.exact()), StandardCharsets.UTF_8))
                    .doesNotContain("beyond");
        }
    }

    @Test
    void it_is_part_of_the_layout_and_kept_in_files() throws IOException {
        MetricsSnapshot snapshot = collect(CLAMP, SCORES, 99);
        assertThat(snapshot.layout()).isNotEqualTo(layout(""));
        byte[] written = SnapshotJson.write(snapshot, PrivacyPolicy.exact());
        assertThat(SnapshotJson.read(written)).isEqualTo(snapshot);
        Path part = PartFiles.save(snapshot.metrics(), folder, "here");
        assertThat(PartFiles.load(part)).isEqualTo(snapshot.metrics());
        assertThat(PartFiles.load(part).layout().scale().beyond()).isEqualTo(ScoreScale.Beyond.CLAMP);
    }

    @Test
    void files_are_clamped_as_a_host_s_own_results_are() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (double score : SCORES) {
            lines.append("{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.0.0\",\"overall_score\":")
                    .append(score)
                    .append(",\"classification\":\"")
                    .append(score < 15 ? "ham" : "reject")
                    .append("\",\"category_scores\":{\"fun\":99}}\n");
        }
        Path file = Files.writeString(folder.resolve("scans.jsonl"), lines);
        assertThat(SnapshotCollector.collect(
                        JsonLines.in(file), new CollectionRequest(DayWindow.ALL, layout(CLAMP), Progress.NONE)))
                .isEqualTo(collect(CLAMP, SCORES, 99));
    }
}
