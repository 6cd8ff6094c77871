package io.calibration.proposal;

import io.calibration.analysis.Interval;

/**
 * A rate of the window under the base config and under the candidate, and the rate expected of the next window.
 *
 * @param before under the base config, in [0, 1]; not a number where no result counts
 * @param after under the candidate, in [0, 1]; not a number where no result counts
 * @param of the least number of results that either rests on
 * @param next 95 % prediction interval under the candidate in the next window, from results that the search did not see
 */
public record RateForecast(double before, double after, long of, Interval next) {}
