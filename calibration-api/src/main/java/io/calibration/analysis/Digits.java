package io.calibration.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers for people, alike in every locale. What is not finite is "unknown". */
final class Digits {

    private static final int SMALL_DIGITS = 2;

    /** From here on digits after the point are noise. */
    private static final double LARGE = 100;

    private static final MathContext LARGE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

    private Digits() {}

    /** {@code 1,000}. */
    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** {@code 42.1 %}; what is below 1 % gets the digits that it needs. */
    static String percent(double share) {
        double percent = 100 * share;
        if (!Double.isFinite(percent)) {
            return "unknown";
        }
        boolean small = percent != 0 && Math.abs(percent) < 1;
        return (small ? significant(percent) : fixed(percent, 1)) + " %";
    }

    /** Two digits after the point, {@code 0.72}. */
    static String decimal(double value) {
        return Double.isFinite(value) ? fixed(value, SMALL_DIGITS) : "unknown";
    }

    /** {@code 0.72}, {@code 5,830}: a large one is whole, with three digits that tell something. */
    static String ratio(double value) {
        return Double.isFinite(value) && value >= LARGE
                ? count(BigDecimal.valueOf(value).round(LARGE_DIGITS).longValue())
                : decimal(value);
    }

    private static String significant(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        int scale = exact.scale() - exact.precision() + SMALL_DIGITS;
        BigDecimal rounded = exact.setScale(Math.max(1, scale), RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String fixed(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
