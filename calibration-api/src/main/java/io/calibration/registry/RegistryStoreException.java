package io.calibration.registry;

import org.jspecify.annotations.Nullable;

/** The store could not do its work, or what it holds is damaged. An expected "no" of the gate is never an exception. */
public class RegistryStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure with its cause.
     *
     * @param message what failed and how to mend it
     * @param cause what caused it; null when the store itself noticed
     */
    public RegistryStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
