package io.calibration.benchmarks;

import com.sun.management.ThreadMXBean;
import io.calibration.metrics.MetricSource;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** CPU time and memory of threads: unlike the time on the wall these say the same on a busy machine. */
final class Threads {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @SuppressWarnings("UnusedVariable") // written so that no work is optimised away
    private static volatile @Nullable Object sink;

    private Threads() {}

    /** Something to be timed. */
    @FunctionalInterface
    interface Work {
        Object run() throws Exception;
    }

    /** The CPU time that the present thread needs for it. */
    static double cpuNanos(Work work) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        sink = work.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }

    /** The bytes that the present thread allocates for it. */
    static long allocatedBytes(Work work) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        sink = work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** Records equal shares of the rows at the same time; the CPU time of the thread that needs most. */
    static double busiestOf(int threads, ScanColumns columns) {
        List<CompletableFuture<Double>> times = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        MetricSource source = (request, recorder) -> {
            for (int i = 0; i < threads; i++) {
                var fork = recorder.fork();
                int from = (int) ((long) columns.size * i / threads);
                int to = (int) ((long) columns.size * (i + 1) / threads);
                times.add(CompletableFuture.supplyAsync(
                        () -> {
                            long before = THREADS.getCurrentThreadCpuTime();
                            Ours.record(columns, from, to, fork);
                            return (double) (THREADS.getCurrentThreadCpuTime() - before);
                        },
                        executor));
            }
            times.forEach(CompletableFuture::join);
        };
        try {
            sink = Ours.collect(source);
        } finally {
            executor.shutdown();
        }
        return times.stream().mapToDouble(CompletableFuture::join).max().orElseThrow();
    }
}
