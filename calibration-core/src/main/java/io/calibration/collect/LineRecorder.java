package io.calibration.collect;

import io.calibration.collect.internal.Malformed;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsRecorder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads the lines of files into one recorder. Not thread-safe: each thread has its own. */
final class LineRecorder {

    private static final Rejection TOO_LONG = new Rejection(RejectionReason.TOO_LONG, ScanResultJson.LINE);
    private static final Rejection NOT_UTF_8 = new Rejection(RejectionReason.NOT_UTF_8, ScanResultJson.LINE);
    private static final Rejection NO_LINE_FEED = new Rejection(RejectionReason.NO_LINE_FEED, ScanResultJson.LINE);
    private static final Rejection SEVERAL = new Rejection(RejectionReason.SEVERAL_RESULTS, ScanResultJson.LINE);
    private static final Rejection UNKNOWN = new Rejection(RejectionReason.UNKNOWN_NUMBER, ScanResultJson.LINE);
    private static final int STRIDE = 1024;

    /** Hears how many more results and bytes were read. */
    interface Advance {
        void by(long results, long bytes);
    }

    private final MetricsRecorder recorder;
    private final Advance progress;
    private final ScanResultJson json;
    private final ScanResultBuffer row = new ScanResultBuffer();
    private long number;
    private long results;
    private long bytes;

    /** @param zone the zone of times that name none, or null when such are refused */
    LineRecorder(MetricsRecorder recorder, @Nullable ZoneId zone, Advance progress) {
        this.recorder = recorder;
        json = new ScanResultJson(zone);
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
                    "The gzip file " + file + " is cut off or damaged after line " + number + ". " + e.getMessage()
                            + ". Copy or compress it again.",
                    e);
        } catch (CharacterCodingException e) {
            throw new CollectionException(
                    "The file " + file + " is not whole in the encoding that its byte order mark names, after line "
                            + number + ". Save it as UTF-8.",
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
        progress.by(results, read - bytes);
        results = 0;
        bytes = read;
    }

    private void readLine(LineReader lines) {
        if (lines.isTooLong()) {
            reject(lines, TOO_LONG);
            return;
        }
        if (!lines.isWellFormed()) {
            reject(lines, NOT_UTF_8);
            return;
        }
        try {
            json.readLine(lines.buffer(), lines.start(), lines.length(), row);
        } catch (Malformed e) {
            reject(lines, e.rejection());
            return;
        }
        recorder.record(row);
    }

    /** A line that is no result may be many: each that it holds is lost, and counts. */
    private void reject(LineReader lines, Rejection wrong) {
        HeldResults held = lines.held();
        Rejection rejection = held.isUnknown() ? UNKNOWN : held.count() > 1 ? several(held) : wrong;
        for (long i = 0; i < held.count(); i++) {
            recorder.reject(rejection);
        }
    }

    private static Rejection several(HeldResults held) {
        return held.hasCarriageReturn() ? NO_LINE_FEED : SEVERAL;
    }
}
