package io.calibration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.SnapshotCollector;
import io.calibration.json.ArtifactFolder.ConflictException;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartFilesTest {

    @TempDir
    Path folder;

    @Test
    void parts_in_any_order_add_up_to_the_same_bytes() throws IOException {
        List<Path> files = new ArrayList<>();
        MetricsPart sum = RandomSnapshots.snapshot(0, 300).metrics();
        files.add(PartFiles.save(sum, folder, "machine_0"));
        for (int i = 1; i < 6; i++) {
            MetricsPart part = RandomSnapshots.snapshot(i, 300).metrics();
            sum = sum.plus(part);
            files.add(PartFiles.save(part, folder, "machine_" + i));
        }
        for (int i = 0; i < 5; i++) {
            Collections.shuffle(files, new Random(i));
            MetricsSnapshot snapshot = collect(RandomSnapshots.WINDOW, files.toArray(Path[]::new));
            assertThat(PartFiles.toBytes(snapshot.metrics())).isEqualTo(PartFiles.toBytes(sum));
            assertThat(snapshot.privacy()).isEqualTo(PrivacyPolicy.exact());
        }
    }

    @Test
    void the_file_has_the_name_of_its_origin_and_days() throws IOException {
        Path file = PartFiles.save(RandomSnapshots.snapshot(1, 3_000).metrics(), folder, "host_7");
        assertThat(file.getFileName()).hasToString("metrics_part_host_7_20261001_20261028.part");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains("as confidential as the scan results"));
        assertThat(PartFiles.save(RandomSnapshots.snapshot(1, 0).metrics(), folder, "host_7")
                        .getFileName())
                .hasToString("metrics_part_host_7_no_days.part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../up", "Host 7", "a/b"})
    void an_origin_that_is_no_label_is_refused(String origin) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartFiles.save(RandomSnapshots.snapshot(1, 5).metrics(), folder, origin));
    }

    @Test
    void a_written_part_is_never_replaced_by_another() throws IOException {
        PartFiles.save(RandomSnapshots.snapshot(1, 3_000).metrics(), folder, "host");
        assertThatThrownBy(
                        () -> PartFiles.save(RandomSnapshots.snapshot(2, 3_000).metrics(), folder, "host"))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void parts_outside_the_window_are_left_out_and_parts_across_its_edge_are_refused() throws IOException {
        Path file = PartFiles.save(RandomSnapshots.snapshot(1, 3_000).metrics(), folder, "host");
        LocalDate last = RandomSnapshots.WINDOW.lastDay();
        assertThat(collect(new DayWindow(last.plusDays(1), last.plusDays(9)), file)
                        .results())
                .isZero();
        assertThatThrownBy(() -> collect(new DayWindow(last, last.plusDays(9)), file))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("inside and outside");
    }

    @Test
    void a_file_that_is_no_part_is_named() throws IOException {
        Path file = folder.resolve("notes.part");
        assertThatThrownBy(() -> collect(DayWindow.ALL, file))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("notes.part");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> collect(DayWindow.ALL, file))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("notes.part")
                .hasMessageContaining("is not a part");
        assertThatIllegalArgumentException().isThrownBy(() -> PartFiles.in());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartFiles.in(file, folder.resolve("./notes.part")))
                .withMessageContaining("once");
    }

    @Test
    void a_part_of_another_config_is_refused_by_name() throws IOException {
        MetricsPart part = RandomSnapshots.snapshot(1, 50).metrics();
        Path file = PartFiles.save(part, folder, "host");
        var other = SnapshotLayout.of(
                part.layout().logicVersion(),
                part.layout().scale(),
                List.of(),
                List.of(),
                List.of("only"),
                List.of(0, 0, 0, 0),
                new TreeSet<>());
        assertThatThrownBy(() -> SnapshotCollector.collect(
                        PartFiles.in(file), new CollectionRequest(DayWindow.ALL, other, Progress.NONE)))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining(file.getFileName().toString())
                .hasMessageContaining("another layout");
    }

    @Test
    void progress_tells_results_and_share() throws IOException {
        Path one = PartFiles.save(RandomSnapshots.snapshot(1, 50).metrics(), folder, "one");
        Path two = PartFiles.save(RandomSnapshots.snapshot(2, 50).metrics(), folder, "two");
        List<OptionalDouble> shares = new ArrayList<>();
        SnapshotCollector.collect(
                PartFiles.in(one, two),
                new CollectionRequest(
                        DayWindow.ALL, RandomSnapshots.snapshot(1, 0).layout(), (results, share) -> shares.add(share)));
        assertThat(shares).containsExactly(OptionalDouble.of(0.5), OptionalDouble.of(1));
    }

    private static MetricsSnapshot collect(DayWindow window, Path... files) {
        return SnapshotCollector.collect(
                PartFiles.in(files),
                new CollectionRequest(window, RandomSnapshots.snapshot(1, 0).layout(), Progress.NONE));
    }
}
