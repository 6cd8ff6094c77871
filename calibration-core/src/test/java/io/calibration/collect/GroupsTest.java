package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.GroupMetrics;
import io.calibration.metrics.GroupMetrics.Group;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People who come back. */
class GroupsTest {

    @Test
    void results_of_one_person_are_in_one_group() {
        MetricsPart part = collect("7c1f", "7c1f", "7c1f");
        assertThat(part.groups().groups()).hasSize(1);
        assertThat(part.groups().results()).isEqualTo(3);
    }

    @Test
    void people_are_spread_evenly_over_all_groups() {
        MetricsPart part = CollectFixtures.collect(
                IntStream.range(0, 64_000).mapToObj(i -> of("person" + i)).toList());
        assertThat(part.groups().all())
                .allSatisfy(group -> assertThat(group.counts().results()).isBetween(840L, 1160L));
    }

    @Property(tries = 15)
    void the_groups_add_up_to_the_results_that_have_a_key(@ForAll long seed) {
        List<ScanResult> keyed = CollectFixtures.random(seed, 400, 6).stream()
                .filter(result -> result.group() != null)
                .toList();
        MetricsPart part = CollectFixtures.collect(keyed);
        Group sum = part.groups().all().stream().reduce(Group.NONE, Group::plus);
        DayCounts days = part.days().values().stream().reduce(DayCounts.NONE, DayCounts::plus);
        assertThat(sum.counts()).isEqualTo(days);
        assertThat(total(sum.byClass())).isEqualTo(part.byClass());
        assertThat(total(sum.byScore())).isEqualTo(part.scores().bins());
        assertThat(sum.byScore().get(Outcome.YES.index()).total())
                .isEqualTo(part.outcomes().byScore().stream()
                        .mapToLong(bin -> bin.yes())
                        .sum());
        assertThat(sum.byConfidence().get(Outcome.ABSENT.index()).total())
                .isEqualTo(part.results() - days.withOutcome());
    }

    private static Counts total(List<Counts> byOutcome) {
        return byOutcome.stream().reduce(Counts.zeros(0), Counts::plus);
    }

    @Property(tries = 15)
    void parts_keep_them_and_add_up_in_any_order(@ForAll long seed) {
        List<ScanResult> results = CollectFixtures.random(seed, 300, 90);
        MetricsPart first = CollectFixtures.collect(results.subList(0, 150));
        MetricsPart second = CollectFixtures.collect(results.subList(150, 300));
        MetricsPart all = CollectFixtures.collect(results);
        assertThat(first.plus(second).groups()).isEqualTo(all.groups());
        assertThat(second.plus(first).groups()).isEqualTo(all.groups());
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(all)).groups()).isEqualTo(all.groups());
    }

    @Property(tries = 10)
    void decisions_tell_halves_of_people_and_of_days_apart_whatever_the_order_of_results(@ForAll long seed) {
        List<ScanResult> results = CollectFixtures.random(seed, 200, 6);
        DecisionTable all = CollectFixtures.collect(results).decisions();
        DecisionTable sum = DecisionTable.NONE;
        for (int i = results.size(); i > 0; i--) {
            MetricsPart one = CollectFixtures.collect(results.subList(i - 1, i));
            for (DecisionTable.Cell cell : one.decisions().cells()) {
                boolean keyed = one.groups().results() == 1;
                int group = keyed ? one.groups().groups().firstKey() : 0;
                boolean oddDay = one.days().firstKey().toEpochDay() % 2 == 1;
                assertThat(cell.people().total()).isEqualTo(keyed ? 1 : 0);
                assertThat(cell.of(group % 2 == 1, oddDay)).isEqualTo(keyed ? 1 : 0);
                assertThat(oddDay ? cell.odd() : cell.even()).isEqualTo(1);
            }
            sum = one.decisions().plus(sum);
        }
        assertThat(sum).isEqualTo(all);
    }

    @Property(tries = 15)
    void parts_with_decisions_of_people_give_the_same_bytes_in_any_order(@ForAll long seed) {
        List<ScanResult> results = CollectFixtures.random(seed, 300, 6);
        MetricsPart first = CollectFixtures.collect(results.subList(0, 100));
        MetricsPart second = CollectFixtures.collect(results.subList(100, 300));
        byte[] bytes = PartFiles.toBytes(first.plus(second));
        assertThat(PartFiles.toBytes(second.plus(first))).isEqualTo(bytes);
        assertThat(PartFiles.toBytes(first.plus(PartFiles.fromBytes(PartFiles.toBytes(second)))))
                .isEqualTo(bytes);
        DecisionTable decisions = PartFiles.fromBytes(bytes).decisions();
        assertThat(decisions.ofPeople()).isPositive();
        assertThat(decisions).isEqualTo(CollectFixtures.collect(results).decisions());
        assertThat(new String(bytes, 0, 60, StandardCharsets.US_ASCII)).contains("format 5.");
    }

    @Test
    void a_cell_with_more_results_of_people_than_results_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionTable.Cell(
                        0, 0, List.of(0, 0, 0, 0), 0, Outcome.ABSENT, 3, 5, Counts.of(2, 0, 2, 0)))
                .withMessageContaining("3 on even and 5 on odd days");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DecisionTable.Cell(0, 0, List.of(0, 0, 0, 0), 0, Outcome.ABSENT, 3, 5, Counts.of(1, 1)));
    }

    @Test
    void keys_of_two_secrets_are_not_put_together() {
        MetricsPart old = collect("2026:7c1f", "2026:88aa");
        MetricsPart now = collect("2027:7c1f");
        assertThat(old.groups().secrets()).containsExactly("2026");
        assertThat(old.groups().results()).isEqualTo(2);
        MetricsPart both = old.plus(now);
        assertThat(both.groups().secrets()).containsExactly("2026", "2027");
        assertThat(both.groups().groups()).isEmpty();
        assertThat(old.decisions().ofPeople()).isEqualTo(2);
        assertThat(both.decisions().ofPeople()).isZero();
        assertThat(now.plus(old)).isEqualTo(both);
        assertThat(both.plus(old).groups())
                .isEqualTo(collect("2026:7c1f", "2027:1").groups());
        assertThat(PartFiles.fromBytes(PartFiles.toBytes(both))).isEqualTo(both);
    }

    @Test
    void a_blank_key_is_none() {
        assertThat(collect("", " ", null).groups()).isEqualTo(GroupMetrics.NONE);
    }

    @Test
    void a_number_is_a_key_too(@TempDir Path folder) throws IOException {
        String line = "{\"observed_at\":\"2026-03-05T10:00:00Z\",\"logic_version\":\"1.2.0\",\"overall_score\":70,"
                + "\"classification\":\"worth_exploring\",\"group\":%s}\n";
        String lines = String.format(line + line, "17", "\"17\"");
        MetricsPart part = CollectFixtures.collect(JsonLines.in(Files.writeString(folder.resolve("two.jsonl"), lines)));
        assertThat(part.groups().groups()).hasSize(1);
        assertThat(part.groups().results()).isEqualTo(2);
    }

    @Test
    void nothing_of_a_key_is_kept_and_nothing_by_group_is_published() {
        MetricsPart part = collect("secret-person", "secret-person");
        MetricsPart alone = collect(null, null);
        assertThat(new String(PartFiles.toBytes(part), StandardCharsets.ISO_8859_1))
                .doesNotContain("person");
        for (PrivacyPolicy policy : List.of(PrivacyPolicy.exact(), PrivacyPolicy.standard())) {
            byte[] file = SnapshotJson.write(SnapshotCollector.snapshot(DayWindow.ALL, part), policy);
            MetricsPart published = SnapshotJson.read(file).metrics();
            assertThat(published.groups()).isEqualTo(GroupMetrics.NONE);
            assertThat(published.decisions().ofPeople()).isZero();
            assertThat(file).isEqualTo(SnapshotJson.write(SnapshotCollector.snapshot(DayWindow.ALL, alone), policy));
        }
    }

    private static MetricsPart collect(String... keys) {
        List<ScanResult> results = new ArrayList<>();
        for (String key : keys) {
            results.add(of(key));
        }
        return CollectFixtures.collect(results);
    }

    private static ScanResult of(String key) {
        CollectFixtures.Draft draft = CollectFixtures.draft();
        draft.group = key;
        return draft.build();
    }
}
