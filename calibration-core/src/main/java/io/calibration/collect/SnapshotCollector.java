package io.calibration.collect;

import io.calibration.collect.counts.Accumulator;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.SortedSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Runs a source once and adds up what it feeds: nothing is kept of a result but counts and sums. Stateless and thread-safe; memory is
 * bounded whatever the input.
 */
public final class SnapshotCollector {

    private SnapshotCollector() {}

    /**
     * The snapshot of a source's results.
     *
     * <p>Where the request begins or ends with {@link DayWindow#ALL}, the snapshot's window begins with the first or ends with the
     * last day that a counted result carries.
     *
     * @throws CollectionException when the source cannot be read to its end; there is no snapshot of a part of it
     */
    public static MetricsSnapshot collect(MetricSource source, CollectionRequest request) {
        SnapshotLayout layout = request.layout().knowing(source.labels());
        Accumulator accumulator = new Accumulator(layout, request.window());
        source.collect(new CollectionRequest(request.window(), layout, request.progress()), accumulator);
        return snapshot(request.window(), accumulator.total());
    }

    /**
     * Collects a host's own stream into a snapshot, sequential or parallel: {@code stream.collect(toSnapshot(window, layout))}. Results in a
     * stream have no place to be reported by.
     *
     * @param window the days that are counted, as in {@link #collect}
     * @param layout how results are counted
     */
    public static Collector<ScanResult, ?, MetricsSnapshot> toSnapshot(DayWindow window, SnapshotLayout layout) {
        return Collectors.collectingAndThen(toPart(window, layout), part -> snapshot(window, part));
    }

    /** Collects a host's own stream into a part, as {@link #toSnapshot} does. */
    public static Collector<ScanResult, ?, MetricsPart> toPart(DayWindow window, SnapshotLayout layout) {
        return Collector.of(
                () -> new Accumulator(layout, window),
                Accumulator::record,
                (left, right) -> {
                    left.add(right.total());
                    return left;
                },
                Accumulator::total,
                Collector.Characteristics.UNORDERED);
    }

    static MetricsSnapshot snapshot(DayWindow window, MetricsPart metrics) {
        return new MetricsSnapshot(window(window, metrics.attemptDays()), metrics, PrivacyPolicy.exact());
    }

    /** An end that was left open is the first or last day that a counted result carries. */
    private static DayWindow window(DayWindow asked, SortedSet<LocalDate> days) {
        if (days.isEmpty()) {
            return asked;
        }
        boolean opensEarly = asked.firstDay().equals(DayWindow.ALL.firstDay());
        boolean closesLate = asked.lastDay().equals(DayWindow.ALL.lastDay());
        return new DayWindow(opensEarly ? days.first() : asked.firstDay(), closesLate ? days.last() : asked.lastDay());
    }
}
