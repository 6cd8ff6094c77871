package io.calibration.collect.internal;

/** Decimal numbers with so few digits that one division gives the nearest double (Clinger 1990). */
final class PlainNumbers {

    /** Whole numbers with this many digits, and powers of ten up to it, are doubles without error. */
    static final int MOST_DIGITS = 15;

    private static final double[] POWERS = new double[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private PlainNumbers() {}

    /** The double nearest to these digits, the last of which are decimals. */
    static double decimal(long digits, int decimals) {
        return digits / POWERS[decimals];
    }
}
