package io.calibration.benchmarks;

import io.calibration.metrics.MetricsRecorder;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Records generated rows and prints the heap in use, in megabytes: after the first tenth of them, and the most after any tenth. */
public final class HeapInUse {

    private static final int PARTS = 10;

    private HeapInUse() {}

    /** Takes the number of rows. */
    public static void main(String[] arguments) {
        long rows = Long.parseLong(arguments[0]);
        double[] used = new double[PARTS];
        Ours.collect((request, recorder) -> {
            GeneratedScan scan = new GeneratedScan(1, rows);
            for (int part = 0; part < PARTS; part++) {
                record(scan, rows / PARTS, recorder);
                used[part] = megabytesInUse();
            }
        });
        double most = 0;
        for (double megabytes : used) {
            most = Math.max(most, megabytes);
        }
        System.out.printf(Locale.ROOT, "%.1f %.1f%n", used[0], most);
    }

    private static void record(GeneratedScan scan, long rows, MetricsRecorder recorder) {
        for (long row = 0; row < rows; row++) {
            recorder.record(scan.next());
        }
    }

    private static double megabytesInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
