package io.calibration.config;

/**
 * Which end of the score scale is better for the person scored. It never changes how a class is chosen: {@code min_score} is
 * always a lower bound, tried highest first.
 */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
}
