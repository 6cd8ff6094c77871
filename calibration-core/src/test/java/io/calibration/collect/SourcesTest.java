package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in parallel, streams of the host, and sources that fail. */
class SourcesTest {

    @TempDir
    Path folder;

    @Test
    void files_give_the_same_whatever_the_number_of_threads() throws IOException {
        Path[] files = files(7);
        MetricsPart one = CollectFixtures.collect(JsonLines.in(files));
        assertThat(one.results()).isGreaterThan(10_000);
        assertThat(one.intake().rejectedTotal()).isEqualTo(7);
        for (int threads : new int[] {2, 3, 16}) {
            assertThat(CollectFixtures.collect(JsonLines.in(files).withThreads(threads)))
                    .isEqualTo(one);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonLines.in(files).withThreads(0))
                .withMessageContaining("at least 1");
    }

    @Test
    void the_first_file_that_fails_is_named_with_the_last_line_read_whatever_the_number_of_threads()
            throws IOException {
        Path[] files = files(6);
        byte[] whole = gzip(Files.readAllBytes(files[3]));
        Files.write(files[3], Arrays.copyOf(whole, whole.length / 2));
        Files.write(files[5], Arrays.copyOf(whole, whole.length / 3));
        List<String> messages = new ArrayList<>();
        for (int threads : new int[] {1, 2, 4, 6}) {
            assertThatThrownBy(() -> CollectFixtures.collect(JsonLines.in(files).withThreads(threads)))
                    .isInstanceOf(CollectionException.class)
                    .satisfies(e -> messages.add(e.getMessage()));
        }
        assertThat(messages.get(0)).matches("The gzip file .*scans_3.jsonl is cut off or damaged after line \\d+\\..*");
        assertThat(messages).containsOnly(messages.get(0));
    }

    @Test
    void progress_is_told_over_all_files() throws IOException {
        List<Long> results = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        long accepted = SnapshotCollector.collect(
                        JsonLines.in(files(3)).withThreads(2),
                        new CollectionRequest(DayWindow.ALL, CollectFixtures.LAYOUT, (n, share) -> {
                            results.add(n);
                            shares.add(share.orElseThrow());
                        }))
                .results();
        assertThat(results).isSorted().last().isEqualTo(accepted + 3);
        assertThat(shares).isSorted().last().isEqualTo(1.0);
    }

    @Property(tries = 20)
    void a_host_s_own_stream_is_collected_sequentially_or_in_parallel(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 600) int labels) {
        List<ScanResult> results = CollectFixtures.random(seed, 1_000, labels);
        MetricsPart expected = CollectFixtures.collect(ScanResults.stream(results::stream));
        var toPart = SnapshotCollector.toPart(DayWindow.ALL, CollectFixtures.LAYOUT);
        assertThat(results.stream().collect(toPart)).isEqualTo(expected);
        assertThat(results.parallelStream().collect(toPart)).isEqualTo(expected);
        MetricsSnapshot snapshot =
                results.parallelStream().collect(SnapshotCollector.toSnapshot(DayWindow.ALL, CollectFixtures.LAYOUT));
        assertThat(snapshot)
                .isEqualTo(SnapshotCollector.collect(
                        ScanResults.stream(results::stream), CollectFixtures.request(DayWindow.ALL)));
    }

    @Test
    void results_that_throw_midway_leave_no_snapshot_and_say_after_which_result() {
        Iterable<ScanResult> failing = () -> new Iterator<>() {

            private int left = 5;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public ScanResult next() {
                if (left-- == 0) {
                    throw new NoSuchElementException("somebody's text");
                }
                return CollectFixtures.result();
            }
        };
        assertThatThrownBy(() -> CollectFixtures.collect(ScanResults.of(failing)))
                .isInstanceOf(CollectionException.class)
                .hasCauseInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("after result 5: NoSuchElementException")
                .hasMessageNotContaining("somebody");
        assertThatThrownBy(() -> CollectFixtures.collect(ScanResults.stream(() -> {
                    throw new IllegalArgumentException("somebody's text");
                })))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("IllegalArgumentException")
                .hasMessageNotContaining("somebody");
    }

    /** Files of different lengths, each with one line that is no scan result. */
    private Path[] files(int number) throws IOException {
        SplittableRandom random = new SplittableRandom(number);
        Path[] files = new Path[number];
        for (int i = 0; i < number; i++) {
            StringBuilder lines = new StringBuilder("not json\n");
            for (int line = 2_000 + 300 * i; line > 0; line--) {
                lines.append("{\"observed_at\":\"2026-03-0")
                        .append(1 + random.nextInt(9))
                        .append("T00:00:00Z\",\"logic_version\":\"1.2.0\",\"overall_score\":")
                        .append(random.nextInt(101))
                        .append(",\"classification\":\"high_risk\",\"confidence\":0.")
                        .append(random.nextInt(1000))
                        .append(",\"category_scores\":{\"cat_")
                        .append(random.nextInt(200))
                        .append("\":7,\"fun\":8},\"outcome\":true}\n");
            }
            files[i] = Files.writeString(folder.resolve("scans_" + i + ".jsonl"), lines);
        }
        return files;
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
