package io.calibration.stores;

import io.calibration.registry.RegistryDamagedException;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import java.io.IOException;
import java.nio.file.Path;

/** The sentences of the file store's failures: which file, what is wrong, how to mend it. */
final class FileFailure {

    private FileFailure() {}

    static RegistryStoreException reading(Path file, IOException cause) {
        return new RegistryStoreException(
                file + " cannot be read (" + reason(cause) + "). Look after the disk and this program's permissions.",
                cause);
    }

    static RegistryStoreException writing(Path file, IOException cause) {
        return new RegistryStoreException(
                file + " cannot be written (" + reason(cause)
                        + "). Nothing that was acknowledged is lost. Make room on the disk,"
                        + " let this program write to the folder, then send the request again with the same id.",
                cause);
    }

    static RegistryStoreException absent(Path folder) {
        return new RegistryStoreException(
                folder + " is missing, so there is no registry here. Is the path right, and the disk mounted?", null);
    }

    static RegistryDamagedException damaged(Part part, Path file, String what) {
        return new RegistryDamagedException(
                part,
                file + " is damaged: " + what
                        + " Nothing was changed. Keep a copy of the folder as it is, then restore a backup.",
                null);
    }

    static RegistryStoreException swapped(Path file) {
        return new RegistryStoreException(
                file
                        + " was deleted, replaced or cut, or its folder was moved, while an entry was written to it. The command was"
                        + " not acknowledged. Find out what touches the registry's folder, open the registry anew and"
                        + " verify it, then send the request again with the same id.",
                null);
    }

    static RegistryStoreException locked(Path file, long seconds) {
        return new RegistryStoreException(
                file + " has been locked by another program for " + seconds
                        + " s. Wait for that program or end it, then send the request again.",
                null);
    }

    static RegistryStoreException interrupted(Path file) {
        return new RegistryStoreException(
                "The thread was interrupted while it waited for " + file
                        + ". Nothing was done; send the request again.",
                null);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
