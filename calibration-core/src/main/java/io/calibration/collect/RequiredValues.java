package io.calibration.collect;

import io.calibration.collect.internal.Instants;
import io.calibration.collect.internal.ScanField;
import io.calibration.collect.internal.ScanResultJson;
import io.calibration.metrics.Rejection;
import io.calibration.metrics.RejectionReason;
import io.calibration.metrics.ScanResultCursor;
import org.jspecify.annotations.Nullable;

/** What a host's own result must not lack: where a null may not stand, whatever it is said to be. Readers of files see to it themselves. */
final class RequiredValues {

    /** For a null where a whole result is expected. */
    static final Rejection NO_RESULT = missing(ScanResultJson.LINE);

    private static final Rejection NO_TIME = missing(ScanField.OBSERVED_AT.key());
    private static final Rejection NO_VERSION = missing(ScanField.LOGIC_VERSION.key());
    private static final Rejection NO_CLASS = missing(ScanField.CLASSIFICATION.key());
    private static final Rejection NO_CATEGORY = missing(ScanField.CATEGORY_SCORES.key());
    private static final Rejection NO_FLAG_TYPE = missing("flags.type");
    private static final Rejection NO_SEVERITY = missing("flags.severity");
    private static final Rejection NO_ESCALATION = missing(ScanField.ESCALATION.key());
    private static final Rejection NO_REASON = missing(ScanField.NOT_SCORED.key());

    private RequiredValues() {}

    private static Rejection missing(String field) {
        return new Rejection(RejectionReason.MISSING, field);
    }

    /** The first value that is missing, or null. */
    static @Nullable Rejection missing(ScanResultCursor row) {
        if (row.observedAtMillis() == Instants.ABSENT) {
            return NO_TIME;
        }
        if (isBlank(row.logicVersion())) {
            return NO_VERSION;
        }
        return row.classification() == null && needsClass(row) ? NO_CLASS : missingWithin(row);
    }

    /** A version that says nothing is none. */
    private static boolean isBlank(@Nullable CharSequence version) {
        return version == null
                || version.isEmpty()
                || (Character.isWhitespace(version.charAt(0))
                        && version.toString().isBlank());
    }

    private static boolean needsClass(ScanResultCursor row) {
        return !Double.isNaN(row.overallScore()) && row.notScored() == 0;
    }

    private static @Nullable Rejection missingWithin(ScanResultCursor row) {
        for (int i = row.categories() - 1; i >= 0; i--) {
            if (row.category(i) == null) {
                return NO_CATEGORY;
            }
        }
        for (int i = 0; i < row.flags(); i++) {
            if (row.flagType(i) == null) {
                return NO_FLAG_TYPE;
            }
            if (row.flagSeverity(i) == null) {
                return NO_SEVERITY;
            }
        }
        for (int i = row.escalations() - 1; i >= 0; i--) {
            if (row.escalation(i) == null) {
                return NO_ESCALATION;
            }
        }
        for (int i = row.notScored() - 1; i >= 0; i--) {
            if (row.notScored(i) == null) {
                return NO_REASON;
            }
        }
        return null;
    }
}
