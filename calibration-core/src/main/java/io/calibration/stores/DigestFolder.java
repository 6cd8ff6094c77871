package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.Digest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A folder of files that never change, each named by a digest. */
record DigestFolder(Path path, WholeFiles files) {

    /** Keeps the bytes; the same bytes may be there already. */
    void put(Digest name, byte[] bytes) throws IOException {
        Path file = file(name);
        if (Files.exists(file)) {
            checkSame(file, bytes);
            return;
        }
        try {
            files.create(file, bytes);
        } catch (FileAlreadyExistsException e) { // an earlier try of the same command
            checkSame(file, bytes);
        }
    }

    private static void checkSame(Path file, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw FileFailure.damaged(file, "it holds other bytes than its name says.");
        }
    }

    /** The bytes as they stand. */
    Optional<byte[]> get(Digest name) {
        try {
            return Optional.of(Files.readAllBytes(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.reading(file(name), e);
        }
    }

    void delete(Digest name) throws IOException {
        Files.deleteIfExists(file(name));
        WholeFiles.forceFolder(path);
    }

    Path file(Digest name) {
        return path.resolve(name.hex());
    }
}
