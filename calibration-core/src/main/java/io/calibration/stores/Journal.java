package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a scope's journal. What they mean is not known here. Used under the scope's locks, but for {@link #look}. */
record Journal(LockedFile file, WholeFiles files) {

    /** What a look at a journal's name tells: whenever anything was written or swapped, something of it is another. */
    record Look(long size, FileTime time, @Nullable Object key) {}

    Path path() {
        return file.path();
    }

    private Path folder() {
        return path().resolveSibling("");
    }

    /** Opens nothing; null when there is nothing to see. */
    @Nullable
    Look look() {
        try {
            BasicFileAttributes found = Files.readAttributes(path(), BasicFileAttributes.class);
            return new Look(found.size(), found.lastModifiedTime(), found.fileKey());
        } catch (IOException e) {
            return null; // whoever needs the journal opens it, and then this is told
        }
    }

    /** Makes an empty one, and the folder for it, so that they last. */
    void create() throws IOException {
        Files.createDirectories(folder());
        WholeFiles.forceFolder(folder().resolveSibling(""));
        files.create(path(), new byte[0]);
    }

    /**
     * Writes a line at the end and forces it. When that fails, what was written is taken back, unless that fails too. Then it looks by
     * the journal's path whether the line follows there what it followed here.
     */
    void append(long end, String line) throws IOException {
        try {
            file.write(end, line.getBytes(StandardCharsets.US_ASCII));
            file.force();
        } catch (IOException e) {
            cut(end, e);
            throw e;
        }
        String expected = end == 0 ? line : "\n" + line;
        byte[] found = file.byPath(end + line.length() - expected.length(), expected.length());
        if (!Arrays.equals(found, expected.getBytes(StandardCharsets.US_ASCII))) {
            throw FileFailure.swapped(path());
        }
    }

    private void cut(long end, IOException cause) {
        try {
            file.cut(end);
        } catch (IOException e) {
            cause.addSuppressed(e); // what is left is a torn line, or an entry whose request can be sent again
        }
    }

    /** Forces what another program wrote and perhaps could not force before it ended. */
    void force() throws IOException {
        file.force();
        WholeFiles.forceFolder(folder());
    }

    /** Moves what follows the end to a file beside the journal. */
    Path setAside(long end, byte[] tail) throws IOException {
        Path aside = path().resolveSibling(
                        "torn-at-" + end + "-" + Digest.of(tail).hex().substring(0, 16));
        try {
            files.create(aside, tail);
        } catch (FileAlreadyExistsException e) {
            // set aside before, and then not taken off
        }
        file.cut(end);
        return aside;
    }
}
