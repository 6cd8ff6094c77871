package io.calibration.json;

import java.nio.file.Path;

/** An artifact of this name exists with other content; it was left as it is. */
public final class ArtifactConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    ArtifactConflictException(Path file) {
        super("The file " + file + " exists with other content and is not overwritten. Move it away, or choose another"
                + " folder or version.");
        this.file = file;
    }

    /** The file that was left as it is. */
    public Path file() {
        return file;
    }
}
