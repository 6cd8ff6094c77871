package io.calibration.collect;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ProgressMeter;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/**
 * Scan results in files of JSON lines, plain or gzip (told by their first bytes): one result a line, its keys those of the fields of
 * {@link io.calibration.metrics.ScanResult}, with {@code flags} as objects of type, severity and category and {@code escalation} as a
 * reason, a list of reasons or null. Blank lines are skipped. A line that is not a scan result is counted by what is wrong with it and
 * by its number in its file, and the reading goes on. Memory does not grow with the files. Immutable and thread-safe.
 */
public final class JsonLines implements MetricSource {

    private static final Rejection TOO_LONG = new Rejection(RejectionReason.TOO_LONG, ScanResultJson.LINE);
    private static final Rejection NOT_JSON = new Rejection(RejectionReason.NOT_JSON, ScanResultJson.LINE);

    private final List<Path> files;

    private JsonLines(List<Path> files) {
        this.files = files;
    }

    /**
     * The results in these files, one file after the other.
     *
     * @throws IllegalArgumentException when no file is named
     */
    public static MetricSource in(Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Name at least one file of scan results.");
        }
        return new JsonLines(List.of(files));
    }

    /**
     * Reads the files.
     *
     * @throws CollectionException when one does not exist, is empty, cannot be read, or is a gzip file that is cut off or damaged
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        new Reading(request, recorder).readAll();
    }

    /** One collection. */
    private final class Reading {

        private final MetricsRecorder recorder;
        private final ProgressMeter progress;
        private final ScanResultJson json = new ScanResultJson();
        private final ScanResultBuffer row = new ScanResultBuffer();
        private final Utf8 utf8 = new Utf8();
        private long bytesBefore;
        private long bytesInAll;
        private long results;

        Reading(CollectionRequest request, MetricsRecorder recorder) {
            this.recorder = recorder;
            progress = new ProgressMeter(request.progress());
        }

        void readAll() {
            for (Path file : files) {
                bytesInAll += ScanFile.size(file);
            }
            for (Path file : files) {
                try (ScanFile open = ScanFile.open(file)) {
                    read(open);
                    bytesBefore += open.bytesRead();
                } catch (ZipException | EOFException e) {
                    throw new CollectionException(
                            "The gzip file " + file + " is cut off or damaged after " + results
                                    + " results. Copy or compress it again.",
                            e);
                } catch (IOException e) {
                    throw new CollectionException(
                            "Reading " + file + " failed after " + results + " results: "
                                    + e.getClass().getSimpleName() + ". Check the disk and the permissions.",
                            e);
                }
            }
            progress.advanced(results, 1);
        }

        private void read(ScanFile file) throws IOException {
            LineReader lines = new LineReader(file.in());
            long number = 0;
            while (lines.next()) {
                number++;
                if (number == 1) {
                    lines.skipByteOrderMark();
                }
                if (!lines.isBlank()) {
                    recorder.position(number);
                    readLine(lines);
                    results++;
                }
                if (progress.isDue(number)) {
                    progress.advanced(results, (double) (bytesBefore + file.bytesRead()) / bytesInAll);
                }
            }
            if (number == 0) {
                throw new CollectionException(
                        "The file " + file.path() + " is empty. Name a file of scan results.", null);
            }
        }

        private void readLine(LineReader lines) {
            if (lines.isTooLong()) {
                recorder.reject(TOO_LONG);
                return;
            }
            if (!lines.isAscii() && !utf8.isWellFormed(lines.buffer(), lines.start(), lines.length())) {
                recorder.reject(NOT_JSON);
                return;
            }
            try {
                json.readLine(lines.buffer(), lines.start(), lines.length(), row);
            } catch (Malformed e) {
                recorder.reject(e.rejection());
                return;
            }
            recorder.record(row);
        }
    }
}
