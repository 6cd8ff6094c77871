package io.calibration.collect.internal;

import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import java.io.Serial;

/** A line or a column that cannot be read as a scan result. Says where and why, never what was there; has no stack trace. */
public final class Malformed extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /**
     * What is wrong where.
     *
     * @param field the field by its name in a scan result, or {@code line}
     */
    public Malformed(RejectionReason reason, String field) {
        super(field + " " + reason.sentence(), null, false, false);
        rejection = new Rejection(reason, field);
    }

    /** What to count. */
    public Rejection rejection() {
        return rejection;
    }
}
