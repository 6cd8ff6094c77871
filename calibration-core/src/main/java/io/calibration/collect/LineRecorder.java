package io.calibration.collect;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricsRecorder;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/** Reads the lines of files into one recorder. Not thread-safe: each thread has its own. */
final class LineRecorder {

    private static final Rejection TOO_LONG = new Rejection(RejectionReason.TOO_LONG, ScanResultJson.LINE);
    private static final Rejection NOT_JSON = new Rejection(RejectionReason.NOT_JSON, ScanResultJson.LINE);
    private static final int STRIDE = 1024;

    private final MetricsRecorder recorder;
    private final FileProgress progress;
    private final ScanResultJson json = new ScanResultJson();
    private final ScanResultBuffer row = new ScanResultBuffer();
    private final Utf8 utf8 = new Utf8();
    private long number;
    private long results;
    private long bytes;

    LineRecorder(MetricsRecorder recorder, FileProgress progress) {
        this.recorder = recorder;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @param stop asked now and then whether to leave the rest
     * @throws CollectionException when it cannot be read to its end; says after which line
     */
    void read(Path file, BooleanSupplier stop) {
        number = 0;
        results = 0;
        bytes = 0;
        try (ScanFile open = ScanFile.open(file)) {
            readLines(open, stop);
            advance(open);
        } catch (ZipException | EOFException e) {
            throw new CollectionException(
                    "The gzip file " + file + " is cut off or damaged after line " + number
                            + ". Copy or compress it again.",
                    e);
        } catch (IOException e) {
            throw new CollectionException(
                    "Reading " + file + " failed after line " + number + ": "
                            + e.getClass().getSimpleName() + ". Check the disk and the permissions.",
                    e);
        }
    }

    private void readLines(ScanFile file, BooleanSupplier stop) throws IOException {
        LineReader lines = new LineReader(file.in());
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
            if (number % STRIDE == 0) {
                advance(file);
                if (stop.getAsBoolean()) {
                    return;
                }
            }
        }
        if (number == 0) {
            throw new CollectionException("The file " + file.path() + " is empty. Name a file of scan results.", null);
        }
    }

    private void advance(ScanFile file) {
        long read = file.bytesRead();
        progress.advance(results, read - bytes);
        results = 0;
        bytes = read;
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
