package io.calibration.collect;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricsRecorder;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;

/** Reads files of scan results into one recorder, line by line. Not thread-safe: each thread has its own. */
abstract class FileRecorder {

    private static final int STRIDE = 1024;

    /** Hears how many more results and bytes were read. */
    interface Advance {
        void by(long results, long bytes);
    }

    private final MetricsRecorder recorder;
    private final Advance progress;
    private long number;
    private long results;
    private long bytes;

    FileRecorder(MetricsRecorder recorder, Advance progress) {
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
            readResults(open, stop);
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

    /** Reads all results of a file, and tells of each line and result. */
    abstract void readResults(ScanFile file, BooleanSupplier stop) throws IOException;

    MetricsRecorder recorder() {
        return recorder;
    }

    /** The next result is on the line where the reading is. */
    void beginResult() {
        recorder.position(number);
        results++;
    }

    /**
     * Tells that so many lines are read.
     *
     * @return whether to leave the rest
     */
    boolean atLine(long line, ScanFile file, BooleanSupplier stop) {
        boolean due = line / STRIDE != number / STRIDE;
        number = line;
        if (due) {
            advance(file);
        }
        return due && stop.getAsBoolean();
    }

    private void advance(ScanFile file) {
        long read = file.bytesRead();
        progress.by(results, read - bytes);
        results = 0;
        bytes = read;
    }
}
