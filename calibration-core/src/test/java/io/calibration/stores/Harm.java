package io.calibration.stores;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What somebody may do to a file that a program holds. */
enum Harm {
    DELETED,
    REPLACED_BY_A_COPY,
    REPLACED_BY_AN_OLDER_COPY,
    OVERWRITTEN_BY_AN_OLDER_COPY,
    CUT,
    EMPTIED;

    /** @param older what stood in the file some time ago */
    void to(Path file, byte[] older) throws IOException {
        switch (this) {
            case DELETED -> Files.deleteIfExists(file);
            case REPLACED_BY_A_COPY -> replace(file, Files.exists(file) ? Files.readAllBytes(file) : older);
            case REPLACED_BY_AN_OLDER_COPY -> replace(file, older);
            case OVERWRITTEN_BY_AN_OLDER_COPY -> Files.write(file, older);
            case CUT -> cut(file);
            default -> Files.write(file, new byte[0]);
        }
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path copy = file.resolveSibling(".copy");
        Files.write(copy, bytes);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void cut(Path file) throws IOException {
        try (RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw")) {
            opened.setLength(opened.length() / 2);
        }
    }
}
