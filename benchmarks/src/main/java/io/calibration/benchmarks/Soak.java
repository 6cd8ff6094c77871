package io.calibration.benchmarks;

import io.calibration.collect.JsonLines;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.ScoringConfig;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Collects many generated lines, among them every kind of mistake and ever new labels, from one gzip file: memory must not grow with them.
 * Run it with {@code -Xmx96m}.
 */
public final class Soak {

    private static final long DEFAULT_LINES = 10_000_000;

    private static final ScoringConfig CONFIG = ConfigJson.read("""
            {"logic_version": "1.0.0",
             "category_weights": {"goals": 1, "values": 1.5, "style": 1, "pace": 1, "trust": 1.2, "fun": 0.8},
             "compatibility_thresholds": {
               "high": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_critical": 0, "max_red_flags_high": 0},
               "middle": {"min_score": 60, "min_confidence": 0.5, "max_red_flags_critical": 0, "max_red_flags_high": 2},
               "low": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8));

    private Soak() {}

    /**
     * Generates the lines, collects them, and prints figures.
     *
     * @param arguments the number of lines; 10 million when absent
     * @throws IOException when the temporary file cannot be written
     */
    public static void main(String... arguments) throws IOException {
        long lines = arguments.length == 0 ? DEFAULT_LINES : Long.parseLong(arguments[0]);
        Path file = Files.createTempFile("soak", ".jsonl.gz");
        try {
            SoakLines.write(lines, file);
            long start = System.nanoTime();
            MetricsSnapshot snapshot = collect(file);
            print(lines, Files.size(file), snapshot, (System.nanoTime() - start) / 1e9);
        } finally {
            Files.delete(file);
        }
    }

    private static MetricsSnapshot collect(Path file) {
        return SnapshotCollector.collect(
                JsonLines.in(file), new CollectionRequest(DayWindow.ALL, SnapshotLayout.of(CONFIG), Progress.NONE));
    }

    private static void print(long lines, long bytes, MetricsSnapshot snapshot, double seconds) {
        long rejected = snapshot.metrics().intake().rejectedTotal();
        if (snapshot.results() + rejected != lines) {
            throw new IllegalStateException(
                    "Of " + lines + " lines " + (snapshot.results() + rejected) + " were counted.");
        }
        System.out.printf(
                Locale.ROOT,
                "%,d lines (%,d rejected) of %,d MB gzip in %.1f s: %,.0f lines a second;"
                        + " %,d decision cells, %d flag types; peak heap %d MB of %d MB%n",
                lines,
                rejected,
                bytes >> 20,
                seconds,
                lines / seconds,
                snapshot.metrics().decisions().cells().size(),
                snapshot.metrics().flags().types().size(),
                peakHeap() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** The most heap in use at once since the start, garbage included. */
    static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
