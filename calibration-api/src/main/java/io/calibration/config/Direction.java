package io.calibration.config;

/**
 * Which end of the score scale is better for the person scored. A class always begins at its {@code min_score} and ends where the next one
 * begins; the direction says which of two classes is the worse one, to which a result goes whose flags or confidence do not allow the
 * other.
 */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
