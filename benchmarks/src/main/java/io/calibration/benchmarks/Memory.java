package io.calibration.benchmarks;

import io.calibration.json.SnapshotJson;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the collector needs of memory and disk. */
final class Memory {

    private static final int SNAPSHOT_RESULTS = 1_000_000;

    private Memory() {}

    /** Bytes that one more result costs: of twice as many results less of as many, so that what a collection needs once falls out. */
    static List<Measured> allocations(Scans scans) throws Exception {
        ScanColumns columns = scans.columns();
        List<ScanResult> records = scans.records();
        MetricSource rows = (request, recorder) -> Ours.record(columns, 0, columns.size, recorder);
        MetricSource maps = (request, recorder) -> records.forEach(recorder::record);
        return List.of(
                allocation("allocation, cursor over flat rows", rows, columns.size),
                allocation("allocation, map records", maps, columns.size));
    }

    private static Measured allocation(String figure, MetricSource once, int results) throws Exception {
        MetricSource twice = (request, recorder) -> {
            once.collect(request, recorder);
            once.collect(request, recorder);
        };
        Ours.collect(twice);
        double bytes = Math.max(
                0,
                Threads.allocatedBytes(() -> Ours.collect(twice)) - Threads.allocatedBytes(() -> Ours.collect(once)));
        return new Measured(figure, "bytes a result, steady state", bytes / results, 1, false);
    }

    /** The exact snapshot file of a million results over 30 days. */
    static Measured snapshotFile() {
        MetricsSnapshot snapshot = Ours.rows(new ScanColumns(1, SNAPSHOT_RESULTS));
        int cells = snapshot.metrics().decisions().cells().size();
        double kilobytes = SnapshotJson.write(snapshot, PrivacyPolicy.exact()).length / 1_000.0;
        String measured = String.format(Locale.ROOT, "kB, nothing pooled, %,d decision cells", cells);
        return new Measured("snapshot file, 30 days, 1 million results", measured, kilobytes, 300, false);
    }

    /** The heap in use while that many results are recorded, in a JVM of its own that may have no more than 64 MB. */
    static Measured heap(long results) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapInUse.class.getName(),
                        Long.toString(results))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] megabytes = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", 2);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("Recording did not end well within 64 MB.");
        }
        String measured = String.format(Locale.ROOT, "MB in use, from %s after the first tenth; -Xmx64m", megabytes[0]);
        String title = String.format(Locale.ROOT, "heap for %,d results, 30 days, 12 flag types", results);
        return new Measured(title, measured, Double.parseDouble(megabytes[1]), 64, false);
    }
}
