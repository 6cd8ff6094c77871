package io.calibration.approval;

/** What somebody who consents to a version says to have seen, beyond what every reviewer is shown. */
public enum Acknowledgement {
    /** Nothing of the kind: enough for a version that breaks no compatibility. */
    NONE,
    /** That the change breaks compatibility, or that nobody knows whether it does. */
    BREAKING_CHANGE;

    boolean isBreaking() {
        return this == BREAKING_CHANGE;
    }
}
