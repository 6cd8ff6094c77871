package io.calibration.registry;

import java.time.Instant;

/**
 * A reviewer's verdict on a version.
 *
 * @param by the reviewer
 * @param verdict for or against
 * @param seq the audit entry that recorded it
 * @param at when
 * @param acknowledgesBreaking whether the reviewer said to have seen that the change breaks compatibility
 */
public record Vote(long seq, Actor by, Verdict verdict, Instant at, boolean acknowledgesBreaking) {

    /** What a reviewer says. */
    public enum Verdict {
        /** Consent. */
        APPROVE,
        /** Refusal. */
        REJECT
    }
}
