package io.calibration.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calibration.config.Labels;
import io.calibration.json.ArtifactSchemas;
import io.calibration.json.RandomSnapshots;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.NotScoredMetrics;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {

    private static final PrivacyPolicy POLICY = PrivacyPolicy.standard();

    /** Numbers of a file that count nothing, by the first key below the root, or by their own. */
    private static final Set<String> NO_COUNTS =
            Set.of("schema_version", "minimum_cell", "layout", "min", "max", "mean", "p25", "p50", "p75", "p90", "p95");

    @Property(tries = 40)
    void no_published_number_of_results_is_below_the_minimum_cell(@ForAll("snapshots") MetricsSnapshot snapshot)
            throws IOException {
        byte[] bytes = SnapshotJson.write(snapshot, POLICY);
        List<String> small = new ArrayList<>();
        collectSmall(new ObjectMapper().readTree(bytes), "", small);
        assertThat(small).isEmpty();
    }

    @Property(tries = 40)
    void what_is_withheld_does_not_follow_from_a_total(@ForAll("snapshots") MetricsSnapshot snapshot) {
        MetricsPart part = published(snapshot).metrics();
        Counts byClass = part.byClass();
        Counts decided = part.decisions().byClass(byClass.size());
        for (int i = 0; i < byClass.size(); i++) {
            assertThat(byClass.get(i) - decided.get(i)).matches(n -> n == 0 || POLICY.allows(n));
        }
        assertThat(part.results() - part.scores().count()).matches(n -> n == 0 || POLICY.allows(n));
        assertThat(part.sufficiency().sufficient()
                        + part.sufficiency().insufficient()
                        + part.sufficiency().unknown())
                .isEqualTo(part.results());
    }

    @Property(tries = 100)
    void no_small_group_of_results_without_a_score_follows_from_their_total(
            @ForAll("snapshots") MetricsSnapshot snapshot) {
        NotScoredMetrics exact = snapshot.metrics().notScored();
        NotScoredMetrics shown = published(snapshot).metrics().notScored();
        long all = shown.results();
        assertThat(all).isEqualTo(POLICY.allows(exact.results()) ? exact.results() : 0);
        assertThat(sum(shown.byDay())).isEqualTo(all);
        assertAllowed(all - sum(shown.byTier()));
        if (!shown.byReason().isEmpty()) {
            assertAllowed(sum(shown.byReason()) - all);
        }
        shown.byReason().forEach((label, n) -> assertAllowed(label.equals(Labels.OTHER) ? n : all - n));
        shown.byTier().values().forEach(n -> assertAllowed(all - n));
    }

    @Test
    void most_of_what_is_known_of_many_results_without_a_score_is_published() {
        NotScoredMetrics shown =
                published(RandomSnapshots.snapshot(6, 20_000)).metrics().notScored();
        assertThat(shown.results()).isGreaterThan(500);
        assertThat(shown.byReason()).containsKeys("failure_0", "failure_1", NotScoredMetrics.UNSPECIFIED);
        assertThat(shown.byTier()).containsKeys("tier_0", "tier_1");
        assertThat(shown.byDay()).hasSizeGreaterThan(20);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(n -> n).sum();
    }

    private static void assertAllowed(long count) {
        assertThat(count).matches(n -> n == 0 || POLICY.allows(n));
    }

    @Property(tries = 40)
    void totals_that_are_published_are_true(@ForAll("snapshots") MetricsSnapshot snapshot) {
        MetricsPart exact = snapshot.metrics();
        MetricsPart part = published(snapshot).metrics();
        if (!POLICY.allows(exact.results())) {
            assertThat(part.results()).isZero();
            return;
        }
        assertThat(part.results()).isEqualTo(exact.results());
        assertThat(part.byClass().total()).isEqualTo(exact.results());
        boolean classesFit = exact.byClass().toList().stream().allMatch(n -> n == 0 || POLICY.allows(n));
        if (classesFit) {
            assertThat(part.byClass()).isEqualTo(exact.byClass());
        }
        part.flags().types().forEach((label, type) -> {
            if (!label.equals(Labels.OTHER)) {
                assertThat(type.results())
                        .isEqualTo(exact.flags().types().get(label).results());
                part.days()
                        .values()
                        .forEach(day -> assertThat(day.byFlagType().getOrDefault(label, 0L))
                                .matches(n -> n == 0 || POLICY.allows(n)));
            }
        });
        part.escalations()
                .byReason()
                .forEach((label, n) -> assertThat(label.equals(Labels.OTHER)
                                || n.equals(exact.escalations().byReason().get(label)))
                        .isTrue());
    }

    @Property(tries = 30)
    void a_protected_file_is_read_back_as_it_was_published(@ForAll("snapshots") MetricsSnapshot snapshot) {
        byte[] bytes = SnapshotJson.write(snapshot, POLICY);
        MetricsSnapshot read = SnapshotJson.read(bytes);
        assertThat(read).isEqualTo(published(snapshot));
        ArtifactSchemas.assertMeets("metrics_snapshot", bytes);
        assertThat(SnapshotJson.write(read, POLICY)).isEqualTo(bytes);
        assertThat(SnapshotJson.write(read, PrivacyPolicy.exact())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"44, 0.6, 45, 0.6, 0", "60, 0.49, 60, 0.51, 0", "46, 0.6, 47, 0.6, 12", "60, 0.51, 60, 0.61, 12"})
    void few_results_are_pooled_with_neighbours_but_never_over_a_threshold(
            double score, double confidence, double otherScore, double otherConfidence, long kept) {
        List<ScanResult> scans = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            scans.add(RandomSnapshots.plain(score, confidence));
            scans.add(RandomSnapshots.plain(otherScore, otherConfidence));
        }
        assertThat(published(RandomSnapshots.collect(scans))
                        .metrics()
                        .decisions()
                        .total())
                .isEqualTo(kept);
    }

    @Test
    void a_large_snapshot_keeps_most_of_its_decisions() {
        MetricsSnapshot snapshot = RandomSnapshots.snapshot(7, 20_000);
        MetricsPart part = published(snapshot).metrics();
        assertThat((double) part.decisions().total() / part.results()).isGreaterThan(0.9);
        assertThat(part.days()).hasSizeGreaterThan(5);
        assertThat(part.byClass()).isEqualTo(snapshot.metrics().byClass());
    }

    @ParameterizedTest
    @CsvSource({"13, 0, 0", "2, 1, 42", "16, 0, 0"})
    void flags_are_told_where_enough_results_bear_them_however_they_are_spread(int ofOne, int categories, long medium) {
        List<ScanResult> scans = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            scans.add(flagged(1, "medium", "trust"));
        }
        scans.add(flagged(ofOne, "critical", "values_match"));
        FlagMetrics flags = published(RandomSnapshots.collect(scans)).metrics().flags();
        assertThat(flags.results()).isEqualTo(41);
        assertThat(flags.bySeverity().toList()).containsExactly(0L, 0L, medium, 0L);
        assertThat(flags.types().get("pressure").byCategory()).hasSize(categories);
    }

    private static ScanResult flagged(int times, String severity, String category) {
        ScanResult plain = RandomSnapshots.plain(60, 0.6);
        return new ScanResult(
                plain.observedAt(),
                plain.logicVersion(),
                plain.overallScore(),
                plain.classification(),
                plain.categoryScores(),
                plain.confidence(),
                Collections.nCopies(times, new ScanResult.Flag("pressure", severity, category)),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Test
    void an_end_of_the_scores_is_told_only_where_enough_share_it() {
        MetricsPart exact = RandomSnapshots.snapshot(7, 5_000).metrics();
        MetricsPart part = published(RandomSnapshots.snapshot(7, 5_000)).metrics();
        int first = exact.layout().scoreBins().indexOf(exact.scores().min());
        assertThat(exact.scores().bins().get(first)).isLessThan(POLICY.minimumCell());
        assertThat(part.scores().min()).isNaN();
        assertThat(part.scores().max()).isEqualTo(100);
    }

    @Test
    void the_file_says_how_much_was_withheld() {
        String text =
                new String(SnapshotJson.write(RandomSnapshots.snapshot(7, 2_000), POLICY), StandardCharsets.UTF_8);
        assertThat(text).contains("\"mode\": \"protected\"", "\"withheld_decisions\": ", "fewer than 10 results");
    }

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.upTo(2_000);
    }

    private static MetricsSnapshot published(MetricsSnapshot snapshot) {
        return Protection.apply(POLICY, snapshot);
    }

    /** Every whole number that could be a count, row heads of the decision table apart. */
    private static void collectSmall(JsonNode node, String pointer, List<String> small) {
        if (pointer.matches("/decision_table/by_score/[^/]+/\\d+")) {
            collectSmall(node.get(node.size() - 1), pointer + "/last", small);
            return;
        }
        if (node.isIntegralNumber() && node.longValue() > 0 && node.longValue() < POLICY.minimumCell()) {
            small.add(pointer + " = " + node);
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collectSmall(node.get(i), pointer + "/" + i, small);
            }
        }
        node.properties().forEach(field -> {
            boolean position = field.getKey().equals("first_position") || NO_COUNTS.contains(field.getKey());
            boolean share = field.getKey().endsWith("rate") || field.getKey().endsWith("share");
            if (!position && !share && !field.getKey().equals("average_confidence")) {
                collectSmall(field.getValue(), pointer + "/" + field.getKey(), small);
            }
        });
    }
}
