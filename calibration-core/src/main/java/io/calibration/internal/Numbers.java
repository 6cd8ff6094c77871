package io.calibration.internal;

import io.calibration.analysis.Figure;
import io.calibration.analysis.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers for people, alike in every locale. What is not a number is written as "unknown". */
public final class Numbers {

    private static final int LIMIT_DIGITS = 3;

    private Numbers() {}

    /** A count with thousands separators, {@code 1,000}. */
    public static String count(long value) {
        return Figure.results(value).text();
    }

    /** A count with its noun: {@code 1 result}, {@code 2 results}. */
    public static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A share in [0, 1] as {@code 42.1 %}; shares below 1 % get the digits that they need. */
    public static String percent(double share) {
        return Figure.fraction(share).text();
    }

    /** A limit that somebody set, without digits that he did not write: {@code 5 %}. */
    public static String limit(double share) {
        return plain(round(100 * share, LIMIT_DIGITS)) + " %";
    }

    /** An interval of shares, {@code 38.9 % to 45.3 %}. */
    public static String percent(Interval interval) {
        return percent(interval.lower()) + " to " + percent(interval.upper());
    }

    /** A range of shares that somebody set, {@code 5 % to 30 %}; an end that cannot be passed is left out. */
    public static String limits(Interval range) {
        if (range.lower() <= 0) {
            return "at most " + limit(range.upper());
        }
        return range.upper() >= 1
                ? "at least " + limit(range.lower())
                : limit(range.lower()) + " to " + limit(range.upper());
    }

    /** An interval of differences of shares, {@code -0.4 to +1.2 points}. */
    public static String points(Interval change) {
        return signed(100 * change.lower()) + " to " + signed(100 * change.upper()) + " points";
    }

    private static String signed(double value) {
        String text = fixed(value, 1);
        return value > 0 && !text.equals("0.0") ? "+" + text : text;
    }

    /** A number with two digits after the point, {@code 0.72}. */
    public static String decimal(double value) {
        return Figure.measure(value).text();
    }

    /** An interval of such numbers, {@code 0.70 to 0.75}. */
    public static String decimal(Interval interval) {
        return decimal(interval.lower()) + " to " + decimal(interval.upper());
    }

    private static String fixed(double value, int digits) {
        return round(value, digits).toPlainString();
    }

    private static BigDecimal round(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
