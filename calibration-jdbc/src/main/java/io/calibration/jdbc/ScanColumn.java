package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;

/** A field of a scan result that is one value, and so has one column. */
public enum ScanColumn {
    /** When it was scored. */
    OBSERVED_AT(ScanField.OBSERVED_AT),
    /** Version of the scoring logic. */
    LOGIC_VERSION(ScanField.LOGIC_VERSION),
    /** The score, on the config's scale. */
    OVERALL_SCORE(ScanField.OVERALL_SCORE),
    /** The class that came out. */
    CLASSIFICATION(ScanField.CLASSIFICATION),
    /** In [0, 1]. */
    CONFIDENCE(ScanField.CONFIDENCE),
    /** A reason, or a JSON list of reasons. */
    ESCALATION(ScanField.ESCALATION),
    /** The tier it was scanned under. */
    TIER(ScanField.TIER),
    /** Whether the data sufficed. */
    DATA_SUFFICIENT(ScanField.DATA_SUFFICIENT),
    /** Density of contradictions in [0, 1]. */
    CONFLICT_SCORE(ScanField.CONFLICT_SCORE),
    /** Whether it turned out well. */
    OUTCOME(ScanField.OUTCOME),
    /** Why no score came out: a reason, or a JSON list of reasons; null, blank or {@code none} where a score did. */
    NOT_SCORED(ScanField.NOT_SCORED);

    private final ScanField field;

    ScanColumn(ScanField field) {
        this.field = field;
    }

    ScanField field() {
        return field;
    }

    boolean isRequired() {
        return switch (this) {
            case OBSERVED_AT, LOGIC_VERSION, OVERALL_SCORE, CLASSIFICATION -> true;
            default -> false;
        };
    }
}
