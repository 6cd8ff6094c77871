package io.calibration.collect;

import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsRecorder;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scan results in files of JSON lines, plain or gzip (told by their first bytes), in UTF-8 or the encoding that a byte order mark names: one result a line, its keys those of the fields of
 * {@link io.calibration.metrics.ScanResult}, with {@code flags} as objects of type, severity and category and {@code escalation} as a
 * reason, a list of reasons or null. Blank lines are skipped. A line that is not a scan result is counted by what is wrong with it and
 * by its number in its file, and the reading goes on. Memory does not grow with the files. Immutable and thread-safe.
 */
public final class JsonLines implements MetricSource {

    private final List<Path> files;
    private final int threads;
    private final @Nullable ZoneId zone;

    private JsonLines(List<Path> files, int threads, @Nullable ZoneId zone) {
        this.files = files;
        this.threads = threads;
        this.zone = zone;
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
        return new JsonLines(List.of(files), 1, null);
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
        return new JsonLines(files, most, zone);
    }

    /**
     * The same, with times that name no zone taken as times of this one; without it they are rejected. A time that the clocks skip is moved on
     * by the hour (or whatever) that they skip, a time that comes twice is the first of the two, and a day without a time begins at its
     * first moment. Results are counted by UTC day, so days alone keep theirs in UTC only.
     *
     * @param local the zone, such as {@code Europe/Berlin} or {@link java.time.ZoneOffset#UTC}
     */
    public JsonLines withZone(ZoneId local) {
        return new JsonLines(files, threads, local);
    }

    /**
     * Reads the files.
     *
     * @throws CollectionException when one does not exist, is empty, cannot be read, is a gzip file that {@code gzip -t} would refuse, or
     *     UTF-16 or UTF-32 without a byte order mark; names the file and the last line read. Of several such files it names the first
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        new FileQueue(files, this::lines, request.progress()).readAll(Math.min(threads, files.size()), recorder);
    }

    private FileForm lines() {
        ScanResultJson json = new ScanResultJson(zone);
        ScanResultBuffer row = new ScanResultBuffer();
        JsonForm.Line line = (bytes, offset, length) -> {
            json.readLine(bytes, offset, length, row);
            return row;
        };
        return new JsonForm(line, ScanField.OBSERVED_AT.key());
    }
}
