package io.calibration.collect;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import java.nio.file.Path;
import java.util.List;

/**
 * Scan results in files of CSV or TSV (RFC 4180), plain or gzip, with a header: one result a line, whose columns a mapping explains. Columns that
 * it does not name are skipped. A line that is not a scan result is counted by what is wrong with it and by its number in its file, and the
 * reading goes on; the line of a result with line breaks in quotes is its first. Memory does not grow with the files. Immutable and thread-safe.
 */
public final class CsvFiles implements MetricSource {

    private final ScanMapping mapping;
    private final List<Path> files;
    private final int threads;

    private CsvFiles(ScanMapping mapping, List<Path> files, int threads) {
        this.mapping = mapping;
        this.files = files;
        this.threads = threads;
    }

    /**
     * The results in these files, one file after the other, each with a header of its own.
     *
     * @throws IllegalArgumentException when no file is named
     */
    public static CsvFiles in(ScanMapping mapping, Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Name at least one file of scan results.");
        }
        return new CsvFiles(mapping, List.of(files), 1);
    }

    /**
     * The same, read by up to this many threads at a time, each with a file of its own. The sums are the same.
     *
     * @param most at least 1
     * @throws IllegalArgumentException when it is less
     */
    public CsvFiles withThreads(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of threads (" + most + ") must be at least 1.");
        }
        return new CsvFiles(mapping, files, most);
    }

    /**
     * Reads the files.
     *
     * @throws CollectionException when one does not exist, is empty, cannot be read, is a gzip file that {@code gzip -t} would refuse, lacks
     *     mapped columns (names all of them), or holds a quote that nothing closes; names the file and the line. Of several such files it names the
     *     first
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        FileQueue.Reader rows = (into, progress) -> new CsvRecorder(into, mapping, progress);
        new FileQueue(files, rows, request.progress()).readAll(Math.min(threads, files.size()), recorder);
    }
}
