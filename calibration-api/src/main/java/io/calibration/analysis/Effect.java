package io.calibration.analysis;

import io.calibration.analysis.Assessment.Verdict;

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

    /** The distance of a difference from none, up or down alike. */
    public static Effect apart(double difference, Interval interval) {
        double lower = Math.abs(interval.lower());
        double upper = Math.abs(interval.upper());
        double least = interval.contains(0) ? 0 : Math.min(lower, upper);
        return of(Math.abs(difference), least, Math.max(lower, upper));
    }

    /** An effect that is counted, not estimated. */
    public static Effect exactly(double margins) {
        return of(margins, margins, margins);
    }

    /** The same with every number as a part of a margin: an effect in the unit of what is judged becomes one in margins. */
    public Effect inMargins(double margin) {
        return of(estimate / margin, bounds.lower() / margin, bounds.upper() / margin);
    }

    /** The effect that nothing is known of. */
    public static Effect unknown() {
        return of(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** What its interval says about the limit. */
    public Verdict verdict() {
        if (bounds.lower() >= 1) {
            return Verdict.VIOLATION;
        }
        return bounds.upper() <= 1 ? Verdict.FINE : Verdict.INCONCLUSIVE;
    }

    /** The bound nearest to fine. */
    public double conservative() {
        return bounds.lower();
    }
}
