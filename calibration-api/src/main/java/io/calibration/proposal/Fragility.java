package io.calibration.proposal;

import io.calibration.analysis.Interval;

/**
 * Fragility is the share of results whose class would flip if the score moved by {@code distance} up or down, through the whole rule.
 *
 * @param distance how far the score is moved, in points of the scale
 * @param before under the base config, in [0, 1]
 * @param after under the candidate, in [0, 1]
 * @param change 95 % prediction interval of {@code after - before} in the next window, results paired
 */
public record Fragility(double distance, double before, double after, Interval change) {}
