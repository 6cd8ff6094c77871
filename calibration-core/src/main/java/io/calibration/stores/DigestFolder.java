package io.calibration.stores;

import io.calibration.internal.WholeFiles;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A folder of files that never change, each named by a digest: contents, or people's reasons. */
record DigestFolder(Path path, WholeFiles files) {

    private static final int SALT = 32;

    /** Keeps the bytes, which may be there already. They last once {@link #force} was called. */
    void put(Digest name, byte[] bytes) throws IOException {
        Path file = file(name);
        try {
            if (!Files.exists(file)) {
                files.createUnforced(file, bytes);
                return;
            }
        } catch (FileAlreadyExistsException e) {
            // by another scope's command, at this moment
        }
        checkSame(file, bytes);
    }

    /** Forces the names, also those that somebody gave who was ended before he could force them. */
    void force() throws IOException {
        WholeFiles.forceFolder(path);
    }

    private static void checkSame(Path file, byte[] bytes) throws IOException {
        if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
            throw FileFailure.damaged(Part.FOLD, file, "it holds other bytes than its name says.");
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

    /** Keeps a reason for good: the salt on a line, then the text. */
    void put(Reason reason) throws IOException {
        put(reason.digest(), (reason.salt() + "\n" + reason.text()).getBytes(StandardCharsets.UTF_8));
        force();
    }

    /** A reason; one without a file was erased. */
    Optional<Reason> reason(Digest name) {
        return get(name).map(bytes -> {
            String file = new String(bytes, StandardCharsets.UTF_8);
            try {
                return new Reason(file.substring(SALT + 1), file.substring(0, SALT));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw FileFailure.damaged(Part.FOLD, file(name), "it does not hold a salt and a reason.");
            }
        });
    }

    void delete(Digest name) throws IOException {
        Files.deleteIfExists(file(name));
        force();
    }

    private Path file(Digest name) {
        return path.resolve(name.hex());
    }
}
