package io.calibration.collect;

import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.MetricsRecorder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/** Reads files of scan results of one form into one recorder, line by line. Not thread-safe: each thread has its own. */
final class FileRecorder {

    private static final int STRIDE = 1024;

    /** Hears how many more results and bytes were read. */
    interface Advance {
        void by(long results, long bytes);
    }

    private final MetricsRecorder recorder;
    private final FileForm form;
    private final Advance progress;
    private BooleanSupplier stop = () -> false;
    private long number;
    private long results;
    private long bytes;

    FileRecorder(MetricsRecorder recorder, FileForm form, Advance progress) {
        this.recorder = recorder;
        this.form = form;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @param whetherToStop asked now and then whether to leave the rest
     * @throws CollectionException when it cannot be read to its end; says after which line
     */
    void read(Path file, BooleanSupplier whetherToStop) {
        stop = whetherToStop;
        number = 0;
        results = 0;
        bytes = 0;
        try (ScanFile open = ScanFile.open(file, form.encoding())) {
            form.read(open, this);
            if (number == 0) {
                throw new CollectionException("The file " + file + " is empty. Name a file of scan results.", null);
            }
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

    /**
     * Tells that the reading is at a line.
     *
     * @return whether to go on
     */
    boolean atLine(long line, ScanFile file) {
        boolean due = line / STRIDE != number / STRIDE;
        number = line;
        if (due) {
            advance(file);
        }
        return !(due && stop.getAsBoolean());
    }

    /** Counts the result that begins on the present line. */
    void record(ScanResultBuffer row) {
        begin();
        recorder.record(row);
    }

    /** Counts so many results that are lost on the present line. */
    void reject(Rejection rejection, long lost) {
        begin();
        for (long i = 0; i < lost; i++) {
            recorder.reject(rejection);
        }
    }

    private void begin() {
        recorder.position(number);
        results++;
    }

    private void advance(ScanFile file) {
        long read = file.bytesRead();
        progress.by(results, read - bytes);
        results = 0;
        bytes = read;
    }
}
