package io.calibration.analysis;

import java.util.Locale;

/** How grave a finding is, in ascending order. Not to be confused with the severity of a flag. */
public enum Severity {
    /** Worth knowing; nothing to do, or not enough results to tell. */
    INFO,
    /** Worth watching. */
    LOW,
    /** Beyond the margin and not by chance. */
    MEDIUM,
    /** Well beyond the margin, and it touches many decisions. */
    HIGH,
    /** Far beyond the margin, surely, and it touches a large share of the decisions; or a safety net that is gone. */
    CRITICAL;

    /** The severity as it stands in artifacts, {@code info} to {@code critical}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is at least as grave as the other. */
    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
