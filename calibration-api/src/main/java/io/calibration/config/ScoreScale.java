package io.calibration.config;

import java.math.BigDecimal;

/**
 * The scale that scores are given on.
 *
 * @param min the least score, as written
 * @param max the greatest score, as written; above {@code min}
 * @param step the decision step: the distance of two neighbouring scores; above 0, and a whole number of steps spans the scale
 * @param direction which end is better for the person scored
 * @param beyond what becomes of results whose score lies beyond an end
 */
public record ScoreScale(BigDecimal min, BigDecimal max, BigDecimal step, Direction direction, Beyond beyond) {

    /** What becomes of a score beyond an end of the scale. */
    public enum Beyond {
        /** It is a mistake: the result is rejected, or the category's score left out. */
        REJECT,
        /** The scale is open: the score counts as the end that it lies beyond, and is counted as such. */
        CLAMP
    }

    /** 0 to 100 in steps of 1, higher is better: the scale of a config that names none. */
    public static ScoreScale standard() {
        return STANDARD;
    }

    private static final ScoreScale STANDARD =
            new ScoreScale(BigDecimal.ZERO, BigDecimal.valueOf(100), BigDecimal.ONE, Direction.HIGHER_IS_BETTER);

    /** The most steps that a scale may have. */
    public static final int MAX_STEPS = 10_000;

    /** A scale whose ends are the ends of what may be scored. */
    public ScoreScale(BigDecimal min, BigDecimal max, BigDecimal step, Direction direction) {
        this(min, max, step, direction, Beyond.REJECT);
    }

    /** @throws IllegalArgumentException when the scale is empty, or is not a whole number of 1 to {@link #MAX_STEPS} steps */
    public ScoreScale {
        if (max.compareTo(min) <= 0) {
            throw new IllegalArgumentException("The scale's max (" + max + ") must be above its min (" + min + ").");
        }
        if (step.signum() <= 0) {
            throw new IllegalArgumentException("The scale's step (" + step + ") must be above 0.");
        }
        BigDecimal span = max.subtract(min);
        if (span.remainder(step).signum() != 0
                || span.divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MAX_STEPS)) > 0) {
            throw new IllegalArgumentException("The scale from " + min + " to " + max
                    + " must be a whole number of steps of " + step + ", at most " + MAX_STEPS + ".");
        }
    }

    /** The number of steps from min to max. */
    public int steps() {
        return max.subtract(min).divideToIntegralValue(step).intValueExact();
    }

    /** The score {@code steps} steps above the least one. */
    public BigDecimal at(int steps) {
        return min.add(step.multiply(BigDecimal.valueOf(steps)));
    }

    /** Whether the score is a number on the scale; not a number is not. */
    public boolean contains(double score) {
        return score >= min.doubleValue() && score <= max.doubleValue();
    }

    /** Where the score lies between min (0) and max (1). */
    public double position(double score) {
        return (score - min.doubleValue()) / span();
    }

    /** The score at a position between 0 (min) and 1 (max). */
    public double score(double position) {
        return min.doubleValue() + position * span();
    }

    /** The distance from min to max. */
    public double span() {
        return max.subtract(min).doubleValue();
    }

    /**
     * Which end of the score scale is better for the person scored. A class always begins at its {@code min_score} and ends where the next one
     * begins; the direction says which of two classes is the worse one, to which a result goes whose flags or confidence do not allow the
     * other.
     */
    public enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER
    }
}
