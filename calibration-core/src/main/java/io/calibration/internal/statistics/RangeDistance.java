package io.calibration.internal.statistics;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;

/**
 * How far a number in [0, 1] lies beyond a range, in margins: 0 is at the nearer end, below 0 is inside. An end at 0 or 1 cannot be
 * passed and is not asked about.
 *
 * @param range what is expected
 * @param lowerMargin margin of indifference below it
 * @param upperMargin margin of indifference above it
 */
public record RangeDistance(Interval range, double lowerMargin, double upperMargin) {

    /** Whether a number can be too low. */
    public boolean hasLower() {
        return range.lower() > 0;
    }

    /** Whether a number can be too high. */
    public boolean hasUpper() {
        return range.upper() < 1;
    }

    /** The least number that is too high. */
    public double tooHigh() {
        return range.upper() + upperMargin;
    }

    /** The greatest number that is too low. */
    public double tooLow() {
        return range.lower() - lowerMargin;
    }

    /** Margins beyond the nearer end. */
    public double of(double value) {
        return Math.max(above(value), below(value));
    }

    /** Whether the number is rather too high than too low. */
    public boolean isHigh(double value) {
        return hasUpper() && above(value) >= below(value);
    }

    /** Whether both ends are in question for the number. */
    public boolean isBetween(double value) {
        return hasLower() && hasUpper() && of(value) <= 1;
    }

    /** The effect of a number known to lie in an interval: the least and the greatest distance that any number there has. */
    public Effect effect(double estimate, Interval interval) {
        double lower = of(interval.lower());
        double upper = of(interval.upper());
        boolean holdsTheMiddle = !isHigh(interval.lower()) && isHigh(interval.upper()) && hasLower();
        double least = Math.min(lower, upper);
        return Effect.of(of(estimate), holdsTheMiddle ? Math.min(0, least) : least, Math.max(lower, upper));
    }

    private double above(double value) {
        return hasUpper() ? (value - range.upper()) / upperMargin : Double.NEGATIVE_INFINITY;
    }

    private double below(double value) {
        return hasLower() ? (range.lower() - value) / lowerMargin : Double.NEGATIVE_INFINITY;
    }
}
