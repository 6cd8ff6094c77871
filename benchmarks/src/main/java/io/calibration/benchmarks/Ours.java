package io.calibration.benchmarks;

import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.ScanResult;
import java.nio.file.Path;
import java.util.List;

/** The library's collector over each form, from the first result to the finished snapshot. */
final class Ours {

    private Ours() {}

    static MetricsSnapshot records(List<ScanResult> results) {
        return collect(ScanResults.of(results));
    }

    static MetricsSnapshot rows(ScanColumns columns) {
        return collect((request, recorder) -> record(columns, 0, columns.size, recorder));
    }

    static void record(ScanColumns columns, int from, int to, MetricsRecorder recorder) {
        ScanColumns.Row row = columns.row();
        for (int i = from; i < to; i++) {
            recorder.record(row.on(i));
        }
    }

    static MetricsSnapshot json(Path file) {
        return collect(JsonLines.in(file));
    }

    static MetricsSnapshot collect(MetricSource source) {
        return SnapshotCollector.collect(
                source, new CollectionRequest(DayWindow.ALL, GeneratedScan.LAYOUT, Progress.NONE));
    }
}
