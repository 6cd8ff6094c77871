package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;

/** A field of a scan result that is one value, and so has one column. */
public enum ScanColumn {
    /** When it was scored. */
    OBSERVED_AT,
    /** Version of the scoring logic. */
    LOGIC_VERSION,
    /** The score, on the config's scale. */
    OVERALL_SCORE,
    /** The class that came out. */
    CLASSIFICATION,
    /** In [0, 1]. */
    CONFIDENCE,
    /** A reason, or a JSON list of reasons. */
    ESCALATION,
    /** The tier it was scanned under. */
    TIER,
    /** Whether the data sufficed. */
    DATA_SUFFICIENT,
    /** Density of contradictions in [0, 1]. */
    CONFLICT_SCORE,
    /** Whether it turned out well. */
    OUTCOME,
    /** Why no score came out: a reason, or a JSON list of reasons; null, blank or {@code none} where a score did. */
    NOT_SCORED,
    /** When the outcome became known. */
    OUTCOME_AT,
    /** Whose result it is, as the host's own keyed hash: text, or a whole number. */
    GROUP;

    ScanField field() {
        return ScanField.valueOf(name());
    }
}
