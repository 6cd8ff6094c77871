package io.calibration.json;

import java.math.BigDecimal;

/** The decimals that configs may hold: short enough that arithmetic on them is cheap, whatever somebody writes. */
final class Decimals {

    private static final int MAX_DIGITS = 30;

    static final String BOUNDS = "is out of bounds. Write at most " + MAX_DIGITS + " digits before and after the point";

    private Decimals() {}

    /** Looks at the exponent first, so 1e999999999 is never written out. */
    static boolean bounded(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MAX_DIGITS && number.precision() <= MAX_DIGITS;
    }
}
