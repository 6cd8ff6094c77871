package io.calibration.collect;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.Progress;
import java.nio.file.Path;
import java.util.List;

/** Adds up how far the threads of one collection are. Thread-safe; the listener hears of it from one thread at a time. */
final class FileProgress {

    private final ProgressMeter meter;
    private final double bytesInAll;
    private long bytesRead;
    private long results;

    /** @throws CollectionException when one of the files cannot be read */
    FileProgress(Progress listener, List<Path> files) {
        meter = new ProgressMeter(listener);
        bytesInAll = files.stream().mapToLong(ScanFile::size).sum();
    }

    synchronized void advance(long moreResults, long moreBytes) {
        results += moreResults;
        bytesRead += moreBytes;
        if (meter.isDue()) {
            double share = bytesRead / bytesInAll;
            meter.advanced(results, share > 1 ? Double.NaN : share); // a pipe has no size
        }
    }

    synchronized void end() {
        meter.ended(results);
    }
}
