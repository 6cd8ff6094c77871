package io.calibration.collect;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.time.LocalDate;
import java.util.SortedMap;

/**
 * Runs a source once and adds up what it feeds: nothing is kept of a result but counts and sums. Stateless and thread-safe; memory is
 * bounded whatever the input.
 */
public final class SnapshotCollector {

    private SnapshotCollector() {}

    /**
     * The snapshot of a source's results.
     *
     * <p>A request for {@link DayWindow#ALL} gives a snapshot of the days from the first to the last that a counted result carries.
     *
     * @throws CollectionException when the source cannot be read to its end; there is no snapshot of a part of it
     */
    public static MetricsSnapshot collect(MetricSource source, CollectionRequest request) {
        Accumulator accumulator = new Accumulator(request.layout(), request.window());
        source.collect(request, accumulator);
        MetricsPart metrics = accumulator.total();
        return new MetricsSnapshot(window(request.window(), metrics.days()), metrics, PrivacyPolicy.exact());
    }

    private static DayWindow window(DayWindow asked, SortedMap<LocalDate, ?> days) {
        boolean all = asked.equals(DayWindow.ALL);
        return all && !days.isEmpty() ? new DayWindow(days.firstKey(), days.lastKey()) : asked;
    }
}
