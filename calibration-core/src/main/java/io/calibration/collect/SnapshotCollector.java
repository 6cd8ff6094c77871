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
     * <p>Where the request begins or ends with {@link DayWindow#ALL}, the snapshot's window begins with the first or ends with the
     * last day that a counted result carries.
     *
     * @throws CollectionException when the source cannot be read to its end; there is no snapshot of a part of it
     */
    public static MetricsSnapshot collect(MetricSource source, CollectionRequest request) {
        Accumulator accumulator = new Accumulator(request.layout(), request.window());
        source.collect(request, accumulator);
        MetricsPart metrics = accumulator.total();
        return new MetricsSnapshot(window(request.window(), metrics.days()), metrics, PrivacyPolicy.exact());
    }

    /** An end that was left open is the first or last day that a counted result carries. */
    private static DayWindow window(DayWindow asked, SortedMap<LocalDate, ?> days) {
        if (days.isEmpty()) {
            return asked;
        }
        boolean opensEarly = asked.firstDay().equals(DayWindow.ALL.firstDay());
        boolean closesLate = asked.lastDay().equals(DayWindow.ALL.lastDay());
        return new DayWindow(
                opensEarly ? days.firstKey() : asked.firstDay(), closesLate ? days.lastKey() : asked.lastDay());
    }
}
