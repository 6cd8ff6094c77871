package io.calibration.collect;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The form in which files hold results. Not thread-safe: each thread has its own. */
interface FileForm {

    /** Reads all results of a file, and tells of each line and result. */
    void read(ScanFile file, FileRecorder recorder) throws IOException;

    /** The encoding of files without a byte order mark. */
    default Charset encoding() {
        return StandardCharsets.UTF_8;
    }
}
