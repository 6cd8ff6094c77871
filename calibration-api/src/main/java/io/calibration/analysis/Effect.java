package io.calibration.analysis;

/**
 * How far something is from fine, counted in margins of indifference: 0 is at the limit, 1 is one margin beyond it, below 0 is within.
 *
 * @param estimate the best guess
 * @param bounds its 95 % interval
 */
public record Effect(double estimate, Interval bounds) {

    /** An effect with its interval. */
    public static Effect of(double estimate, double lower, double upper) {
        return new Effect(estimate, new Interval(lower, upper));
    }

    /** The effect that nothing is known of. */
    public static Effect unknown() {
        return of(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The bound nearest to fine. */
    public double conservative() {
        return bounds.lower();
    }
}
