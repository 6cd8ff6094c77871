package io.calibration.registry;

import org.jspecify.annotations.Nullable;

/** What a store holds is not what a registry wrote: somebody or something changed it past the gate. */
public final class RegistryDamagedException extends RegistryStoreException {

    private static final long serialVersionUID = 1L;

    private final Part part;

    /** What of the registry is damaged. */
    public enum Part {
        /** Entries of the log: one is missing, was changed, or does not hang on the one before it. */
        CHAIN,
        /** What says how far the log had come: it is missing, or the log is not that far. */
        HEAD,
        /** A step that the gate's rules do not allow, or tables and contents that the log does not give. */
        FOLD
    }

    /**
     * A damage.
     *
     * @param part what of the registry
     * @param message where, and how to mend it
     * @param cause what showed it; null when the store itself noticed
     */
    public RegistryDamagedException(Part part, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.part = part;
    }

    /** What of the registry is damaged: the level of verification that fails. */
    public Part part() {
        return part;
    }
}
