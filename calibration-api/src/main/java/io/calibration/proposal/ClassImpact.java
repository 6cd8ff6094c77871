package io.calibration.proposal;

/**
 * What happens to one class.
 *
 * @param label the class
 * @param before results of the window that the base config gives it
 * @param after results that the candidate gives it, and its share in the next window
 */
public record ClassImpact(String label, long before, Forecast after) {}
