package io.calibration.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;

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
     * @throws ArtifactConflictException when the file exists with other content
     * @throws IOException when the folder or the file cannot be written
     */
    public Path write(ArtifactName name, byte[] content) throws IOException {
        Files.createDirectories(path);
        Path file = path.resolve(name.text());
        if (holds(file, content)) {
            return file;
        }
        Path temporary = path.resolve("." + name + "." + UUID.randomUUID() + ".tmp");
        try {
            writeForced(temporary, content);
            publish(temporary, file);
        } catch (FileAlreadyExistsException e) { // somebody was faster
            if (!holds(file, content)) {
                throw new ArtifactConflictException(file); // a link that leads nowhere
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder();
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
            throw new ArtifactConflictException(file);
        }
        return true;
    }

    private static void writeForced(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
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

    /** Makes the new name durable, where the platform lets a folder be opened; elsewhere it does so by itself. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // Windows does not open folders. The content itself was forced before.
        }
    }
}
