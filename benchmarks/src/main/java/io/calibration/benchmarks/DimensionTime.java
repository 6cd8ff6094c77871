package io.calibration.benchmarks;

import io.calibration.collect.SnapshotCollector;
import io.calibration.config.KnownLabels;
import io.calibration.json.PartFiles;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.SnapshotLayout;
import java.io.PrintStream;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What dimensions cost: time a result on one thread, and the sizes of the files, without any, with four of 8 values each, and with four of
 * 32. Argument: how many results, a million where it is left out.
 */
public final class DimensionTime {

    private static final int ROUNDS = 5;

    private DimensionTime() {}

    public static void main(String... args) {
        int results = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        print(results, 0, 0, System.out);
        print(results, 4, 8, System.out);
        print(results, 4, 32, System.out);
    }

    private static void print(int results, int dimensions, int values, PrintStream out) {
        double best = Double.MAX_VALUE;
        MetricsSnapshot snapshot = collect(results, dimensions, values);
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            snapshot = collect(results, dimensions, values);
            best = Math.min(best, (System.nanoTime() - start) / (double) results);
        }
        long start = System.nanoTime();
        byte[] file = SnapshotJson.write(snapshot, PrivacyPolicy.exact());
        double written = (System.nanoTime() - start) / 1e9;
        start = System.nanoTime();
        SnapshotJson.read(file);
        double read = (System.nanoTime() - start) / 1e9;
        out.printf(
                "%d dimensions of %d values: %.0f ns a result with making it; exact snapshot %.1f kB (written in %.2f s, read in %.2f s),"
                        + " published %.1f kB, part %.1f kB%n",
                dimensions,
                values,
                best,
                file.length / 1e3,
                written,
                read,
                SnapshotJson.write(snapshot, PrivacyPolicy.standard()).length / 1e3,
                PartFiles.toBytes(snapshot.metrics()).length / 1e3);
    }

    /** Of generated results, each with a value of every dimension. */
    private static MetricsSnapshot collect(int results, int dimensions, int values) {
        return SnapshotCollector.collect(
                (request, recorder) -> {
                    GeneratedScan scan = new GeneratedScan(1, results).withDimensions(values);
                    for (int i = 0; i < results; i++) {
                        recorder.record(scan.next());
                    }
                },
                new CollectionRequest(DayWindow.ALL, layout(dimensions), Progress.NONE));
    }

    private static SnapshotLayout layout(int dimensions) {
        SortedMap<String, SortedSet<String>> declared = new TreeMap<>();
        IntStream.range(0, dimensions).forEach(i -> declared.put("dimension_" + i, new TreeSet<>()));
        return GeneratedScan.LAYOUT.withKnownLabels(KnownLabels.none().withDimensions(declared));
    }
}
