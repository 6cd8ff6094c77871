package io.calibration.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.counts.RecordCursor;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResultCursor;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RecordingTest {

    private static Recording recording() {
        return new Recording(DayWindow.ALL, CollectFixtures.LAYOUT);
    }

    @Property(tries = 20)
    void batches_with_parts_taken_in_between_give_the_same_as_one_pass(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int labels) {
        List<ScanResult> results = CollectFixtures.random(seed, 600, labels);
        Recording recording = recording();
        recording.add(CollectFixtures.collect(results.subList(0, 200)));
        results.subList(200, 400).forEach(recording::record);
        MetricsPart midway = recording.part();
        assertThat(withoutPositions(midway))
                .isEqualTo(withoutPositions(CollectFixtures.collect(results.subList(0, 400))));
        RecordCursor row = new RecordCursor();
        results.subList(400, 600).forEach(result -> recording.record(row.on(result)));
        assertThat(withoutPositions(recording.part())).isEqualTo(withoutPositions(CollectFixtures.collect(results)));
        assertThat(recording.snapshot().metrics()).isEqualTo(recording.part());
        assertThat(midway.results()).isLessThan(recording.part().results());
    }

    @Test
    void a_part_of_days_outside_the_window_is_refused() {
        DayWindow window = new DayWindow(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31));
        MetricsPart march = CollectFixtures.collect(List.of(CollectFixtures.result()));
        assertThatThrownBy(() -> new Recording(window, CollectFixtures.LAYOUT).add(march))
                .hasMessageContaining("days outside the window");
    }

    @Test
    void what_is_wrong_is_reported_by_its_place() {
        Recording recording = recording();
        recording.record(CollectFixtures.result());
        CollectFixtures.Draft bad = CollectFixtures.draft();
        bad.score = -1.0;
        recording.record(bad.build());
        assertThat(recording.part().intake().rejected().values())
                .allSatisfy(tally -> assertThat(tally.firstPosition()).isEqualTo(2));
    }

    @Test
    void several_threads_may_record() throws InterruptedException {
        Recording recording = recording();
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(
                        i -> new Thread(() -> CollectFixtures.random(i, 500, 20).forEach(recording::record)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        List<ScanResult> all = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> all.addAll(CollectFixtures.random(i, 500, 20)));
        assertThat(withoutPositions(recording.part())).isEqualTo(withoutPositions(CollectFixtures.collect(all)));
    }

    @Test
    void a_row_that_throws_midway_leaves_no_half_counted_part() {
        Recording recording = recording();
        recording.record(CollectFixtures.result());
        ScanResultCursor good = new RecordCursor().on(CollectFixtures.result());
        ScanResultCursor failing = (ScanResultCursor) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ScanResultCursor.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("tier")) {
                        throw new IllegalArgumentException("gone");
                    }
                    return method.invoke(good, arguments);
                });
        assertThatThrownBy(() -> recording.record(failing)).hasMessage("gone");
        assertThatIllegalStateException().isThrownBy(recording::part).withMessageContaining("Result 2");
        assertThatIllegalStateException().isThrownBy(() -> recording.record(CollectFixtures.result()));
    }

    /** Sums alone: where something stood first depends on how results came in. */
    private static String withoutPositions(MetricsPart part) {
        return part.toString().replaceAll("firstPosition=\\d+", "");
    }
}
