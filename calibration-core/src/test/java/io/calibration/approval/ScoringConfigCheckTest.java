package io.calibration.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.Calibration;
import io.calibration.approval.BehaviourCheck.ReplayedShare;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.collect.ScanResults;
import io.calibration.config.ScoringConfig;
import io.calibration.config.Version;
import io.calibration.internal.proposal.ReplayEngine;
import io.calibration.internal.proposal.ReplayGround;
import io.calibration.json.ConfigJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.proposal.Impact;
import io.calibration.registry.Content;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred results, one on each score from 0 to 99, under a threshold that is moved. */
class ScoringConfigCheckTest {

    private static final Version NEXT = new Version("1.1.0");
    private static final Content BASE = config("1.0.0", "50");
    private static final Content SNAPSHOT = snapshot();

    private final ConfigCheck check = ConfigCheck.scoring();

    @Test
    void five_percent_of_the_results_may_change_their_class() {
        CompatibilityReport report = check.check(NEXT, BASE, config("1.1.0", "55"), SNAPSHOT);
        assertThat(report.isBreaking()).isFalse();
        assertThat(report.notes())
                .containsExactly("5 of 100 results (5.0 %) change their class, by replay: not more than 5 %.");
    }

    @Test
    void more_than_five_percent_in_another_class_is_breaking() {
        CompatibilityReport report = check.check(NEXT, BASE, config("1.1.0", "56"), SNAPSHOT);
        assertThat(report.breakingChanges())
                .containsExactly("6 of 100 results (6.0 %) change their class, by replay: more than 5 %.");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void the_share_is_the_hosts_to_choose() {
        assertThat(ConfigCheck.scoring(0.1)
                        .check(NEXT, BASE, config("1.1.0", "60"), SNAPSHOT)
                        .isBreaking())
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> ConfigCheck.scoring(Double.NaN));
    }

    @Test
    void a_count_of_few_results_is_told_by_its_side_of_the_limit_alone() {
        assertThat(published("53")).isEqualTo("At most 5 % of the results change their class, by replay.");
        assertThat(published("59")).isEqualTo("More than 5 % of the results change their class, by replay.");
        assertThat(published("70"))
                .isEqualTo("20 of 100 results (20.0 %) change their class, by replay: more than 5 %.");
    }

    /** What is said where groups of fewer than ten are not shown. */
    private static String published(String threshold) {
        ScoringConfig base = ConfigJson.read(BASE.bytes());
        Impact impact = ReplayEngine.forImpact(ReplayGround.of(base, SnapshotJson.read(SNAPSHOT.bytes()), 1, 0))
                .of(ConfigJson.read(config("1.1.0", threshold).bytes()));
        boolean more = impact.reclassified().count() > 5;
        return new ReplayedShare(impact, PrivacyPolicy.standard()).sentence(more, 0.05);
    }

    @Test
    void a_change_that_nobody_replayed_is_not_known_to_be_compatible() {
        CompatibilityReport report = check.check(NEXT, BASE, config("1.1.0", "51"), null);
        assertThat(report.isBreaking()).isTrue();
        assertThat(report.breakingChanges())
                .singleElement()
                .asString()
                .startsWith(CompatibilityReport.NOT_KNOWN)
                .contains("Nobody has computed how many results change class.");
        for (String section : List.of(
                "\"category_weights\": {\"chat\": 1}",
                "\"red_flag_severity_thresholds\": {\"low\": {\"min_occurrences\": 4}}",
                "\"absent_confidence\": \"fails\"")) {
            Content other = Content.utf8(text("1.1.0", "50").replaceFirst("\\{", "{" + section + ", "));
            CompatibilityReport found = check.check(NEXT, BASE, other, null);
            assertThat(found.problems()).as(section).isEmpty();
            assertThat(found.isBreaking()).as(section).isTrue();
        }
    }

    @Test
    void without_a_snapshot_what_decides_nothing_is_compatible_and_the_report_says_why() {
        for (String text : List.of(
                text("1.1.0", "50.0"), text("1.1.0", "50").replaceFirst("\\{", "{\"x_note\": \"for people\", "))) {
            CompatibilityReport report = check.check(NEXT, BASE, Content.utf8(text), null);
            assertThat(report.isBreaking()).as(text).isFalse();
            assertThat(report.notes()).singleElement().asString().startsWith("Behaviour was not replayed");
        }
    }

    @Test
    void a_snapshot_that_is_none_is_a_problem() {
        assertThat(check.check(NEXT, BASE, config("1.1.0", "55"), Content.utf8("{}"))
                        .problems())
                .hasSize(1);
    }

    @Test
    void a_class_that_is_gone_is_breaking() {
        Content other = Content.utf8(text("1.1.0", "50").replace("\"good\"", "\"better\""));
        assertThat(check.check(NEXT, BASE, other, SNAPSHOT).breakingChanges()).hasSize(2);
    }

    @Test
    void thresholds_out_of_order_or_range_and_a_wrong_number_are_problems() {
        assertThat(check.check(NEXT, BASE, config("1.1.0", "500"), SNAPSHOT).problems())
                .isNotEmpty();
        assertThat(check.check(NEXT, BASE, config("1.2.0", "50"), SNAPSHOT).problems())
                .hasSize(1);
    }

    private static Content config(String version, String threshold) {
        return Content.utf8(text(version, threshold));
    }

    private static String text(String version, String threshold) {
        return "{\"logic_version\": \"" + version + "\", \"compatibility_thresholds\": {\"good\": {\"min_score\": "
                + threshold + "}, \"rest\": {\"min_score\": 0}}}";
    }

    private static Content snapshot() {
        ScoringConfig config = ConfigJson.read(text("1.0.0", "50").getBytes(StandardCharsets.UTF_8));
        List<ScanResult> results = IntStream.range(0, 100)
                .mapToObj(score -> new ScanResult(
                        Instant.parse("2026-03-01T12:00:00Z"),
                        "1.0.0",
                        score,
                        score >= 50 ? "good" : "rest",
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        "free",
                        true,
                        0.1,
                        null))
                .toList();
        return Content.of(SnapshotJson.write(
                Calibration.of(ScanResults.of(results), config)
                        .collect(DayWindow.ALL)
                        .snapshot(),
                PrivacyPolicy.exact()));
    }
}
