package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a scope's journal. What they mean is not known here. */
record Journal(Path folder, WholeFiles files) {

    Path path() {
        return folder.resolve("journal");
    }

    /** The length in bytes; 0 when there is no file. */
    long size() throws IOException {
        try {
            return Files.size(path());
        } catch (NoSuchFileException e) {
            return 0;
        }
    }

    byte[] read(long from, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "r")) {
            file.seek(from);
            file.readFully(bytes);
        }
        return bytes;
    }

    /** Writes a line at the end and forces it. When that fails, what was written is taken back, unless that fails too. */
    void append(long end, String line) throws IOException {
        try (RandomAccessFile file = files.opener().open(path())) {
            try {
                file.seek(end);
                file.write(line.getBytes(StandardCharsets.US_ASCII));
                file.getFD().sync();
            } catch (IOException e) {
                cut(file, end, e);
                throw e;
            }
        }
        if (end == 0) {
            WholeFiles.forceFolder(folder);
        }
    }

    /** Makes the folder for it, so that it lasts. */
    void makeFolder() throws IOException {
        Files.createDirectories(folder);
        WholeFiles.forceFolder(folder.resolveSibling(""));
    }

    private static void cut(RandomAccessFile file, long end, IOException cause) {
        try {
            file.setLength(end);
            file.getFD().sync();
        } catch (IOException e) {
            cause.addSuppressed(e); // what is left is a torn line, or an entry whose request can be sent again
        }
    }

    /** Forces what another program wrote and perhaps could not force before it ended. */
    void force() throws IOException {
        try (RandomAccessFile file = files.opener().open(path())) {
            file.getFD().sync();
        }
        WholeFiles.forceFolder(folder);
    }

    /** Moves what follows the end to a file beside the journal. */
    Path setAside(long end, byte[] tail) throws IOException {
        Path aside =
                folder.resolve("torn-at-" + end + "-" + Digest.of(tail).hex().substring(0, 16));
        try {
            files.create(aside, tail);
        } catch (FileAlreadyExistsException e) {
            // set aside before, and then not taken off
        }
        try (RandomAccessFile file = files.opener().open(path())) {
            file.setLength(end);
            file.getFD().sync();
        }
        return aside;
    }
}
