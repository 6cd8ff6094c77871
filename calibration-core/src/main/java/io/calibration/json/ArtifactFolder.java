package io.calibration.json;

import io.calibration.internal.WholeFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The folder that artifacts are written to. A reader sees a file whole or not at all, also after a crash, and a file once written
 * never changes. Immutable and thread-safe; several processes may write to one folder.
 *
 * @param path the folder; made when the first artifact is written
 */
public record ArtifactFolder(Path path) {

    /**
     * Writes one artifact: to a temporary name in the folder, forced to the disk, then given its name at once. Writing the same
     * content again changes nothing.
     *
     * @return the file
     * @throws ConflictException when the file exists with other content
     * @throws IOException when the folder or the file cannot be written
     */
    public Path write(ArtifactName name, byte[] content) throws IOException {
        Files.createDirectories(path);
        Path file = path.resolve(name.text());
        if (holds(file, content)) {
            return file;
        }
        try {
            WholeFiles.ON_DISK.create(file, content);
        } catch (FileAlreadyExistsException e) { // somebody was faster
            if (!holds(file, content)) {
                throw new ConflictException(file); // a link that leads nowhere
            }
        }
        return file;
    }

    /** Whether the file is there already, with just this content. */
    private static boolean holds(Path file, byte[] content) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        if (Files.isDirectory(file)
                || Files.size(file) != content.length
                || !Arrays.equals(Files.readAllBytes(file), content)) {
            throw new ConflictException(file);
        }
        return true;
    }

    /** An artifact of this name exists with other content; it was left as it is. */
    public static final class ConflictException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Path file;

        ConflictException(Path file) {
            super("The file " + file
                    + " exists with other content and is not overwritten. Move it away, or choose another"
                    + " folder or version.");
            this.file = file;
        }

        /** The file that was left as it is. */
        public Path file() {
            return file;
        }
    }
}
