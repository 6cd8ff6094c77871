package io.calibration.collect;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsRecorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The files of one collection, taken in their order by one thread or several. When one fails, those after it are left and those before it
 * are read to their end, so that it is always the first failure that is told.
 */
final class FileQueue {

    private static final int NONE = -1;

    private final List<Path> files;
    private final Supplier<FileForm> form;
    private final ProgressMeter meter;
    private final double bytesInAll;
    private long bytesRead;
    private long results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger end;
    private final TreeMap<Integer, RuntimeException> failures = new TreeMap<>();

    /**
     * Files to be read.
     *
     * @param form makes the form that one thread reads
     * @throws CollectionException when one of the files cannot be read
     */
    FileQueue(List<Path> files, Supplier<FileForm> form, Progress listener) {
        this.files = files;
        this.form = form;
        meter = new ProgressMeter(listener);
        bytesInAll = files.stream().mapToLong(ScanFile::size).sum();
        end = new AtomicInteger(files.size());
    }

    /** @throws CollectionException when a file cannot be read to its end */
    void readAll(int threads, MetricsRecorder recorder) {
        if (threads == 1) {
            work(recorder);
        } else {
            readInParallel(threads, recorder);
        }
        synchronized (failures) {
            for (Map.Entry<Integer, RuntimeException> first : failures.entrySet()) {
                throw first.getValue();
            }
        }
        meter.ended(results);
    }

    /** Adds up how far the threads are; the listener hears of it from one thread at a time. */
    synchronized void advance(long moreResults, long moreBytes) {
        results += moreResults;
        bytesRead += moreBytes;
        if (meter.isDue()) {
            double share = bytesRead / bytesInAll;
            meter.advanced(results, share > 1 ? Double.NaN : share); // a pipe has no size
        }
    }

    private void readInParallel(int threads, MetricsRecorder recorder) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(pool.submit(() -> work(recorder.fork())));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectionException("Collecting was interrupted. Collect again.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A thread that reads files ended early.", e.getCause());
        } finally {
            end.set(NONE);
            pool.shutdownNow();
        }
    }

    private void work(MetricsRecorder recorder) {
        FileRecorder into = new FileRecorder(recorder, form.get(), this::advance);
        for (int i = next.getAndIncrement(); i < end.get(); i = next.getAndIncrement()) {
            int index = i;
            try {
                into.read(files.get(index), () -> index > end.get());
            } catch (RuntimeException e) {
                synchronized (failures) {
                    failures.put(index, e);
                }
                end.accumulateAndGet(index, Math::min);
            }
        }
    }
}
