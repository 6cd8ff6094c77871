package io.calibration.analysis;

/**
 * A range of numbers, both ends included; an end may be infinite.
 *
 * @param lower the lower end
 * @param upper the upper end, not below the lower
 */
public record Interval(double lower, double upper) {

    /** @throws IllegalArgumentException when an end is not a number or the ends are in the wrong order */
    public Interval {
        if (!(lower <= upper)) {
            throw new IllegalArgumentException("The interval's ends (" + lower + ", " + upper + ") must be in order.");
        }
    }

    /** Whether the value lies in it. */
    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }
}
