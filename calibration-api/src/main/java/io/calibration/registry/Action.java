package io.calibration.registry;

/** What an actor can ask of the gate. */
public enum Action {
    /** Make the first version of a scope active. */
    BOOTSTRAP,
    /** Register a proposed version. */
    SUBMIT,
    /** Consent to a proposed version. */
    APPROVE,
    /** Refuse a proposed or approved version for good. */
    REJECT,
    /** Take one's own proposal back. */
    WITHDRAW,
    /** Move the active pointer to an approved version. */
    ACTIVATE,
    /** Move the active pointer back to a version that was active before. */
    ROLL_BACK,
    /** Take an approved version out of use for good. */
    DEPRECATE,
    /** Say from when on an approved version is to be active. */
    SCHEDULE,
    /** Take that back. */
    UNSCHEDULE,
    /** Move the active pointer to a version whose time has come. */
    ACTIVATE_DUE,
    /** Set the scope's approval policy. */
    SET_POLICY,
    /** Set the log's time right. */
    CORRECT_TIME
}
