package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ArtifactSchemas;
import io.calibration.json.ConfigJson;
import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file says of people who come back. */
class PeopleProtectionTest {

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "class_thresholds": {"good": {"min_score": 50}, "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void a_file_tells_a_design_effect_of_each_kind_of_figure_in_two_digits(int minimumCell) {
        byte[] file = file(results(200, 5, 3), new PrivacyPolicy(minimumCell));
        GroupMetrics read = SnapshotJson.read(file).metrics().groups();
        assertThat(read.designEffects().keySet())
                .containsExactly(GroupMetrics.CLASSES, GroupMetrics.EVENTS, GroupMetrics.OUTCOMES);
        assertThat(read.designEffects().values()).allSatisfy(effect -> {
            assertThat(effect).isBetween(3.0, 9.9);
            assertThat(10 * effect).isEqualTo(Math.rint(10 * effect));
        });
        ArtifactSchemas.assertMeets("metrics_snapshot", file);
    }

    @Property(tries = 20)
    void a_file_is_read_and_written_again_to_the_byte(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int people, @ForAll boolean exact) {
        PrivacyPolicy policy = exact ? PrivacyPolicy.exact() : PrivacyPolicy.standard();
        byte[] file = file(results(people, 3, seed), policy);
        assertThat(SnapshotJson.write(SnapshotJson.read(file), policy)).isEqualTo(file);
        assertThat(SnapshotJson.read(file).metrics().groups().groups()).isEmpty();
        ArtifactSchemas.assertMeets("metrics_snapshot", file);
    }

    @Test
    void of_fewer_groups_of_people_than_the_least_cell_nothing_is_told() {
        List<ScanResult> results = results(8, 60, 3);
        assertThat(effects(results, PrivacyPolicy.standard())).isEmpty();
        assertThat(effects(results, PrivacyPolicy.exact())).isNotEmpty();
    }

    @Test
    void what_rests_on_fewer_results_than_the_least_cell_is_not_told() {
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            results.add(result("p" + i % 200, 50 + i % 30, i < 9, i >= 9));
        }
        assertThat(effects(results, PrivacyPolicy.standard())).isEmpty();
        results.add(result("p9", 70, true, false));
        assertThat(effects(results, PrivacyPolicy.standard())).isEqualTo("events outcomes");
        for (int i = 0; i < 10; i++) {
            results.add(result("p" + i, 20, true, false));
        }
        assertThat(effects(results, PrivacyPolicy.standard())).isEqualTo("classes events outcomes");
    }

    @Test
    void without_keys_or_with_keys_of_two_secrets_nothing_is_said() {
        List<ScanResult> results = results(200, 5, 3);
        results.add(result("2027:p1", 70, true, true));
        assertThat(new String(file(results, PrivacyPolicy.exact()), StandardCharsets.UTF_8))
                .doesNotContain("people");
    }

    @Test
    void a_protected_file_made_of_an_exact_one_does_not_know_how_many_people_there_were_and_tells_nothing() {
        MetricsSnapshot read = SnapshotJson.read(file(results(200, 5, 3), PrivacyPolicy.exact()));
        assertThat(SnapshotJson.read(SnapshotJson.write(read, PrivacyPolicy.standard()))
                        .metrics()
                        .groups())
                .isEqualTo(GroupMetrics.NONE);
    }

    @Test
    void of_snapshots_that_are_added_up_the_greatest_is_kept_whatever_the_order() {
        MetricsPart often = read(results(200, 6, 3));
        MetricsPart seldom = read(results(200, 2, 4));
        assertThat(seldom.plus(often).groups())
                .isEqualTo(often.groups())
                .isEqualTo(often.plus(seldom).groups());
        assertThat(often.groups()).isNotEqualTo(seldom.groups());
    }

    @Test
    void a_part_keeps_groups_and_no_design_effects() {
        MetricsPart read = read(results(200, 5, 3));
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(read)).groups()).isEqualTo(GroupMetrics.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"classes\": 0.5", "\"classes\": \"5\"", "\"classes\": 5, \"persons\": 3"})
    void what_was_changed_by_hand_is_refused_with_its_place(String effects) {
        String file = new String(file(results(200, 5, 3), PrivacyPolicy.exact()), StandardCharsets.UTF_8)
                .replaceFirst("\"design_effects\"\\s*:\\s*\\{[^}]*}", "\"design_effects\": {" + effects + "}");
        assertThatThrownBy(() -> SnapshotJson.read(file.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("/people/design_effects/");
    }

    private static MetricsPart read(List<ScanResult> results) {
        return SnapshotJson.read(file(results, PrivacyPolicy.exact())).metrics();
    }

    /** The kinds of which something is told. */
    private static String effects(List<ScanResult> results, PrivacyPolicy policy) {
        return SnapshotJson.read(file(results, policy)).metrics().groups().designEffects().keySet().stream()
                .collect(Collectors.joining(" "));
    }

    private static byte[] file(List<ScanResult> results, PrivacyPolicy policy) {
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(CONFIG), Progress.NONE);
        return SnapshotJson.write(SnapshotCollector.collect(ScanResults.of(results), request), policy);
    }

    /** People who come so many times and are always alike. */
    private static List<ScanResult> results(int people, int times, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<ScanResult> results = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            int score = random.nextInt(100);
            boolean escalated = random.nextInt(4) == 0;
            boolean good = random.nextBoolean();
            for (int i = 0; i < times; i++) {
                results.add(result("p" + person, score, escalated, good));
            }
        }
        return results;
    }

    private static ScanResult result(String person, int score, boolean escalated, boolean good) {
        ScanResult.Builder result = ScanResult.builder()
                .observedAt(Instant.parse("2026-03-01T12:00:00Z"))
                .logicVersion("1.0.0")
                .overallScore(score)
                .classification(score < 50 ? "bad" : "good")
                .group(person)
                .outcome(good);
        return (escalated ? result.escalation("pattern") : result).build();
    }
}
