package io.calibration.config;

import java.util.Locale;
import java.util.Optional;

/** How grave a flag is, gravest first. Not to be confused with the severity of a finding. */
public enum FlagSeverity {
    CRITICAL(0),
    HIGH(1),
    MEDIUM(2),
    LOW(3);

    /** The number of severities. */
    public static final int COUNT = values().length;

    private final int index;

    FlagSeverity(int index) {
        this.index = index;
    }

    /** The place of this severity in every array that holds one number a severity: 0 is critical. */
    public int index() {
        return index;
    }

    /** The severity as a label, {@code critical} to {@code low}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity with this label, or empty when there is none. */
    public static Optional<FlagSeverity> ofLabel(String label) {
        for (FlagSeverity severity : values()) {
            if (severity.label().equals(label)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
