package io.calibration.registry;

/** The stored state of a version. Whether it is active is no state of it: that is a pointer of the scope. */
public enum VersionState {
    /** Waits for people. */
    PROPOSED,
    /** As many people as the policy asks for consented to it. */
    APPROVED,
    /** A reviewer refused it; final. */
    REJECTED,
    /** An author took it back; final. */
    WITHDRAWN,
    /** Approved once, no longer a target of activation or rollback; final. */
    DEPRECATED;

    /** Whether people can still decide on it: proposed or approved. */
    public boolean isOpen() {
        return (this == PROPOSED) || (this == APPROVED);
    }
}
