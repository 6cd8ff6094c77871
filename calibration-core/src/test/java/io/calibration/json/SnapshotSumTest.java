package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.Calibration;
import io.calibration.collect.ScanResults;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.registry.Digest;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Stored snapshots of disjoint days. */
class SnapshotSumTest {

    @Property(tries = 20)
    void stored_snapshots_of_disjoint_days_add_up(
            @ForAll("snapshots") MetricsSnapshot early, @ForAll("snapshots") MetricsSnapshot late) {
        MetricsSnapshot next = shifted(late);
        for (PrivacyPolicy policy : List.of(PrivacyPolicy.exact(), PrivacyPolicy.standard())) {
            MetricsSnapshot first = SnapshotJson.read(SnapshotJson.write(early, policy));
            MetricsSnapshot second = SnapshotJson.read(SnapshotJson.write(next, policy));
            MetricsSnapshot sum = first.plus(second);
            assertThat(sum.window()).isEqualTo(new DayWindow(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 11, 27)));
            assertThat(sum.results()).isEqualTo(first.results() + second.results());
            assertThat(second.plus(first)).isEqualTo(sum);
            assertThat(SnapshotJson.read(SnapshotJson.write(sum, policy))).isEqualTo(sum);
        }
    }

    @Test
    void windows_that_share_a_day_are_refused() {
        MetricsSnapshot snapshot = RandomSnapshots.snapshot(1, 100);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> snapshot.plus(snapshot))
                .withMessageContaining("share days");
    }

    @Test
    void an_exact_and_a_protected_snapshot_do_not_add_up() {
        MetricsSnapshot exact = RandomSnapshots.snapshot(1, 100);
        MetricsSnapshot published = SnapshotJson.read(
                SnapshotJson.write(shifted(RandomSnapshots.snapshot(2, 100)), PrivacyPolicy.standard()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> exact.plus(published))
                .withMessageContaining("minimum cell 1 and 10");
    }

    @Test
    void a_stored_snapshot_is_checked_against_its_digest() {
        byte[] bytes = SnapshotJson.write(RandomSnapshots.snapshot(1, 100), PrivacyPolicy.exact());
        assertThat(SnapshotJson.read(bytes, Digest.of(bytes))).isEqualTo(RandomSnapshots.snapshot(1, 100));
        assertThatThrownBy(() -> SnapshotJson.read(bytes, Digest.of(new byte[0])))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("another digest");
    }

    @Test
    void an_end_of_the_scores_that_one_of_them_withholds_is_unknown() {
        MetricsSnapshot first = protectedSnapshot(RandomSnapshots.snapshot(7, 5_000));
        MetricsSnapshot second = protectedSnapshot(shifted(RandomSnapshots.snapshot(8, 5_000)));
        assertThat(first.metrics().scores().min()).isNaN();
        assertThat(first.plus(second).metrics().scores().min()).isNaN();
        assertThat(first.plus(second).metrics().scores().max()).isEqualTo(100);
    }

    @Test
    void a_stored_snapshot_serves_as_a_baseline() {
        MetricsSnapshot baseline = protectedSnapshot(RandomSnapshots.snapshot(7, 5_000));
        var report = Calibration.builder()
                .source(ScanResults.of(List.of()))
                .config(RandomSnapshots.CONFIG)
                .baseline(baseline)
                .build()
                .analyze(shifted(RandomSnapshots.snapshot(8, 5_000)))
                .report();
        assertThat(report.failures()).isEmpty();
    }

    @Provide
    Arbitrary<MetricsSnapshot> snapshots() {
        return RandomSnapshots.upTo(500);
    }

    private static MetricsSnapshot protectedSnapshot(MetricsSnapshot snapshot) {
        return SnapshotJson.read(SnapshotJson.write(snapshot, PrivacyPolicy.standard()));
    }

    private static MetricsSnapshot shifted(MetricsSnapshot snapshot) {
        return RandomSnapshots.later(snapshot, 30);
    }
}
