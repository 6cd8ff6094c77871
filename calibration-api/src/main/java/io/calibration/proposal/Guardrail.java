package io.calibration.proposal;

import java.util.Locale;

/** The limits that no proposal may cross; {@link Guardrails} says where they stand. */
public enum Guardrail {
    /** Thresholds keep their order, and their gap. */
    ORDER_AND_GAP,
    /** A threshold, a limit or a weight moves only so far in one release. */
    STEP,
    /** Nothing is changed on the word of too few results. */
    EFFECTIVE_RESULTS,
    /** Only so many results change their class in one release. */
    RECLASSIFIED,
    /** A result with a critical flag never moves to a better class, and no rule about critical flags is loosened. */
    CRITICAL_FLAG,
    /** A protected path is not touched. */
    PROTECTED_PATH;

    /** The guardrail as it stands in artifacts, such as {@code order_and_gap}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
