package io.calibration.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files of which a reader sees all or nothing, also after a crash: to a temporary name in the folder, forced to the disk, then
 * given their name at once. Thread-safe; several processes may write to one folder.
 *
 * @param opener how files are opened
 */
public record WholeFiles(Opener opener) {

    /** To the disk. */
    public static final WholeFiles ON_DISK = new WholeFiles(file -> new RandomAccessFile(file.toFile(), "rw"));

    /** Opens a file for writing, and makes it when there is none; a test's own breaks off. */
    @FunctionalInterface
    public interface Opener {
        /** The file, at its beginning. Unlike a channel, it is not closed when its thread is interrupted. */
        RandomAccessFile open(Path file) throws IOException;
    }

    /**
     * Writes a new file.
     *
     * @throws FileAlreadyExistsException when there is a file of this name; it stays as it is
     */
    public void create(Path file, byte[] content) throws IOException {
        createUnforced(file, content);
        forceFolder(file.toAbsolutePath().resolveSibling(""));
    }

    /** As {@link #create}, for several files of a folder: their names last once {@link #forceFolder} was called. */
    public void createUnforced(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (RandomAccessFile out = opener.open(temporary)) {
                out.write(content);
                out.getFD().sync();
            }
            publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A link fails where the file exists, an atomic move would replace it; so the move is for file systems without links. */
    private static void publish(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes new and deleted names of a folder durable, where the platform lets a folder be opened; Windows does so by itself. */
    public static void forceFolder(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (FileSystemException e) {
            return; // Windows does not open folders. The content itself was forced before.
        }
        try (channel) {
            channel.force(true);
        }
    }
}
