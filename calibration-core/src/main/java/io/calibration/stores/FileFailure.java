package io.calibration.stores;

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

    static RegistryStoreException damaged(Path file, String what) {
        return new RegistryStoreException(
                file + " is damaged: " + what + " Nothing was changed. Restore the registry from a backup.", null);
    }

    static RegistryStoreException locked(Path folder, long seconds) {
        return new RegistryStoreException(
                "The registry in " + folder + " has been locked by another program for " + seconds
                        + " s. Wait for that program or end it, then send the request again.",
                null);
    }

    static RegistryStoreException interrupted(Path folder) {
        return new RegistryStoreException(
                "The thread was interrupted while it waited for the registry in " + folder
                        + ". Nothing was done; send the request again.",
                null);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
