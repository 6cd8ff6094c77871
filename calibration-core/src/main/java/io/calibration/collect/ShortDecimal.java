package io.calibration.collect;

/**
 * Reads plain numbers of few digits, such as 70 or 0.75, to the same value as {@link Double#parseDouble} and sooner: their digits and the power of
 * ten are whole numbers that a double holds exactly, so that the one division rounds correctly (Clinger, How to read floating point numbers
 * accurately, 1990).
 */
final class ShortDecimal {

    private static final int MOST_DIGITS = 15; // 10 to the 15th is below 2 to the 53rd
    private static final double[] TENS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private ShortDecimal() {}

    /** The number that these characters are; NaN where it is longer, written otherwise, or none. */
    static double parse(char[] text, int from, int to, char point) {
        int begin = from < to && text[from] == '-' ? from + 1 : from;
        int pointAt = to;
        long digits = 0;
        for (int i = begin; i < to; i++) {
            char next = text[i];
            if (next >= '0' && next <= '9') {
                digits = 10 * digits + next - '0';
            } else if (next == point && pointAt == to) {
                pointAt = i;
            } else {
                return Double.NaN;
            }
        }
        int decimals = Math.max(0, to - pointAt - 1);
        int count = to - begin - (pointAt < to ? 1 : 0);
        if (count == 0 || count > MOST_DIGITS) {
            return Double.NaN;
        }
        double value = decimals == 0 ? digits : digits / TENS[decimals];
        return begin > from ? -value : value;
    }
}
