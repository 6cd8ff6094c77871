package io.calibration.collect;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import java.nio.file.Path;
import java.util.List;

/**
 * Scan results in files of JSON lines, plain or gzip (told by their first bytes): one result a line, its keys those of the fields of
 * {@link io.calibration.metrics.ScanResult}, with {@code flags} as objects of type, severity and category and {@code escalation} as a
 * reason, a list of reasons or null. Blank lines are skipped. A line that is not a scan result is counted by what is wrong with it and
 * by its number in its file, and the reading goes on. Memory does not grow with the files. Immutable and thread-safe.
 */
public final class JsonLines implements MetricSource {

    private final List<Path> files;
    private final int threads;

    private JsonLines(List<Path> files, int threads) {
        this.files = files;
        this.threads = threads;
    }

    /**
     * The results in these files, one file after the other.
     *
     * @throws IllegalArgumentException when no file is named
     */
    public static JsonLines in(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Name at least one file of scan results.");
        }
        return new JsonLines(List.of(files), 1);
    }

    /**
     * The same, read by up to this many threads at a time, each with a file of its own. The sums are the same.
     *
     * @param most at least 1
     * @throws IllegalArgumentException when it is less
     */
    public JsonLines withThreads(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of threads (" + most + ") must be at least 1.");
        }
        return new JsonLines(files, most);
    }

    /**
     * Reads the files.
     *
     * @throws CollectionException when one does not exist, is empty, cannot be read, or is a gzip file that is cut off or damaged; names
     *     the file and the last line read. Of several such files it names the first
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        FileProgress progress = new FileProgress(request.progress(), files);
        new FileQueue(files, progress).readAll(Math.min(threads, files.size()), recorder);
        progress.end();
    }
}
