package io.calibration.collect;

import static io.calibration.collect.CollectFixtures.LAYOUT;
import static io.calibration.collect.CollectFixtures.collect;
import static io.calibration.collect.CollectFixtures.draft;
import static io.calibration.collect.CollectFixtures.request;
import static io.calibration.collect.CollectFixtures.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.Version;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The original's faults that concern collecting, and the rules of a collection. */
class CollectFaultsTest {

    private static ScanResult escalated(String... reasons) {
        CollectFixtures.Draft b = draft();
        b.escalations.addAll(Arrays.asList(reasons));
        return b.build();
    }

    @Test
    void fault_03_a_reason_field_without_a_reason_is_no_escalation() {
        MetricsPart part = collect(List.of(escalated(), escalated(""), escalated("  ", "none"), escalated("None ")));
        assertThat(part.escalations().results()).isZero();
        assertThat(part.escalations().byReason()).isEmpty();
    }

    @Test
    void fault_03_a_result_of_several_reasons_is_escalated_once_and_each_reason_counts_once() {
        MetricsPart part = collect(List.of(escalated("critical", "Pattern", "critical", "none"), escalated("pattern")));
        assertThat(part.escalations().results()).isEqualTo(2);
        assertThat(part.escalations().byReason()).isEqualTo(Map.of("critical", 1L, "pattern", 2L));
    }

    @Test
    void fault_03_escalations_have_a_time_axis() {
        CollectFixtures.Draft late = draft();
        late.observedAt = Instant.parse("2026-03-06T00:00:00Z");
        late.escalations.add("pattern");
        MetricsPart part = collect(List.of(result(), late.build()));
        assertThat(part.days().get(LocalDate.of(2026, 3, 5)).escalated()).isZero();
        assertThat(part.days().get(LocalDate.of(2026, 3, 6)).escalated()).isEqualTo(1);
    }

    @Test
    void fault_05_confidence_of_exactly_one_falls_into_the_last_bin() {
        CollectFixtures.Draft sure = draft();
        sure.confidence = 1.0;
        CollectFixtures.Draft unsaid = draft();
        unsaid.confidence = null;
        MetricsPart part = collect(List.of(sure.build(), unsaid.build()));
        int absent = LAYOUT.absentConfidenceBin();
        assertThat(part.byConfidence().get(absent - 1).total()).isEqualTo(1);
        assertThat(part.byConfidence().get(absent).total()).isEqualTo(1);
    }

    @Test
    void fault_09_one_pass_whatever_the_number_of_metrics() {
        AtomicInteger passes = new AtomicInteger();
        Iterable<ScanResult> counted = () -> {
            passes.incrementAndGet();
            return List.of(result()).iterator();
        };
        assertThat(collect(ScanResults.of(counted)).results()).isEqualTo(1);
        assertThat(passes).hasValue(1);
    }

    @Test
    void fault_09_logic_versions_are_not_mixed_and_tiers_are_the_hosts_own() {
        CollectFixtures.Draft old = draft();
        old.version = "1.1.9";
        CollectFixtures.Draft paid = draft();
        paid.tier = "Paid";
        CollectFixtures.Draft unknown = draft();
        unknown.tier = null;
        MetricsPart part = collect(List.of(old.build(), paid.build(), unknown.build()));
        assertThat(part.results()).isEqualTo(2);
        assertThat(part.intake().otherVersions()).isEqualTo(Map.of("1.1.9", 1L));
        assertThat(part.tiers()).containsOnlyKeys("paid");
    }

    @Test
    void fault_10_every_spelling_of_a_class_is_one_class() {
        List<ScanResult> results = Stream.of("high-potential", "high_potential", "High Potential", " HIGH.potential ")
                .map(name -> {
                    CollectFixtures.Draft b = draft();
                    b.classification = name;
                    return b.build();
                })
                .toList();
        assertThat(collect(results).byClass().toList()).containsExactly(4L, 0L, 0L);
    }

    @Test
    void a_result_is_rejected_once_and_nothing_of_it_is_counted() {
        CollectFixtures.Draft bad = draft();
        bad.score = 101.0;
        bad.classification = "unheard of";
        bad.confidence = 7.0;
        bad.scores.put("new", 50.0);
        bad.tier = "new";
        bad.flags.add(new Flag("new", "grave", "new"));
        MetricsPart part = collect(List.of(result(), bad.build()));
        MetricsPart without = collect(List.of(result()));
        assertThat(part.intake().rejected())
                .isEqualTo(
                        Map.of(new Rejection(RejectionReason.OUT_OF_RANGE, "overall_score"), new Intake.Tally(1, 2)));
        assertThat(part.plus(without).tiers()).isEqualTo(without.plus(without).tiers());
        assertThat(part.categories().byLabel()).isEmpty();
        assertThat(part.flags()).isEqualTo(without.flags());
    }

    @Test
    void a_result_of_another_version_is_not_checked_any_further() {
        CollectFixtures.Draft other = draft();
        other.version = "3.0.0";
        other.observedAt = Instant.MAX;
        other.score = Double.NaN;
        assertThat(collect(List.of(other.build())).intake().rejected()).isEmpty();
    }

    @Test
    void times_at_the_ends_of_time_are_rejected_and_do_no_harm() {
        for (Instant time : List.of(Instant.MIN, Instant.MAX, Instant.parse("2200-01-01T00:00:00Z"))) {
            CollectFixtures.Draft b = draft();
            b.observedAt = time;
            assertThat(collect(List.of(b.build())).intake().rejected())
                    .containsOnlyKeys(new Rejection(RejectionReason.NOT_A_TIME, "observed_at"));
        }
    }

    @Test
    void a_window_of_everything_is_narrowed_to_the_days_seen_and_a_given_one_is_not() {
        LocalDate day = LocalDate.of(2026, 3, 5);
        assertThat(SnapshotCollector.collect(ScanResults.of(List.of(result())), request(DayWindow.ALL))
                        .window())
                .isEqualTo(new DayWindow(day, day));
        DayWindow wide = new DayWindow(day.minusDays(3), day.plusDays(3));
        MetricsSnapshot snapshot = SnapshotCollector.collect(ScanResults.of(List.of(result())), request(wide));
        assertThat(snapshot.window()).isEqualTo(wide);
        DayWindow before = new DayWindow(day.minusDays(3), day.minusDays(1));
        MetricsPart outside = SnapshotCollector.collect(ScanResults.of(List.of(result())), request(before))
                .metrics();
        assertThat(outside.results()).isZero();
        assertThat(outside.intake().outsideWindow()).isEqualTo(1);
    }

    @Test
    void a_source_that_throws_midway_leaves_no_snapshot() {
        Iterable<ScanResult> broken = () -> new Iterator<>() {
            private int left = 3;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public ScanResult next() {
                if (left-- == 0) {
                    throw new CollectionException("stopped after 3 results", null);
                }
                return result();
            }
        };
        assertThatThrownBy(() -> collect(ScanResults.of(broken))).hasMessage("stopped after 3 results");
    }

    @Test
    void parts_of_another_machine_are_added_and_of_another_layout_refused() {
        MetricsPart part = collect(List.of(result(), result()));
        MetricsPart both = collect((request, recorder) -> {
            recorder.add(part);
            recorder.record(result());
            recorder.fork().add(part);
        });
        assertThat(both.results()).isEqualTo(5);
        SnapshotLayout other = SnapshotLayout.of(
                new Version("9.0.0"),
                LAYOUT.scale(),
                List.of(),
                List.of(),
                LAYOUT.classes(),
                LAYOUT.occurrenceCaps(),
                LAYOUT.namedCategories());
        CollectionRequest wrong = new CollectionRequest(DayWindow.ALL, other, Progress.NONE);
        assertThatThrownBy(() -> SnapshotCollector.collect((request, recorder) -> recorder.add(part), wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version 1.2.0, here 9.0.0");
    }
}
