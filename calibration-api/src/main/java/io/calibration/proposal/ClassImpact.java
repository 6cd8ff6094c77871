package io.calibration.proposal;

import io.calibration.analysis.Interval;

/**
 * What happens to one class.
 *
 * @param label the class
 * @param before results of the window that the base config gives it
 * @param after results that the candidate gives it, and its share in the next window
 * @param change 95 % prediction interval of how far its share in the next window will lie from the one that the base config gave it; where
 *     it holds 0, the next window may well look as if nothing had been changed
 */
public record ClassImpact(String label, long before, Forecast after, Interval change) {}
