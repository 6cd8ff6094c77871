package io.calibration.internal.json;

import java.math.BigDecimal;

/** The decimals that configs may hold: short enough that arithmetic on them is cheap, whatever somebody writes. */
public final class Decimals {

    private static final int MAX_DIGITS = 30;

    public static final String BOUNDS =
            "is out of bounds. Write at most " + MAX_DIGITS + " digits before and after the point";

    private static final int DOUBLE_DIGITS = 17;
    private static final int DOUBLE_SCALE = 340; // of 4.9E-324 and its like

    private Decimals() {}

    /** Looks at the exponent first, so 1e999999999 is never written out. */
    public static boolean bounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }

    /** The same for what was computed, such as a p-value of 4E-48: whatever a double can hold, but for what is as large as no config is. */
    public static boolean computed(BigDecimal number) {
        boolean isDouble = number.scale() > 0 && number.scale() <= DOUBLE_SCALE && number.precision() <= DOUBLE_DIGITS;
        return bounded(number) || isDouble;
    }
}
