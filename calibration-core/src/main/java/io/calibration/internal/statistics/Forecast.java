package io.calibration.internal.statistics;

/**
 * A total that a model expects.
 *
 * @param mean the expected total
 * @param uncertainty variance of the mean, for the coefficients are estimates (delta method)
 * @param noise variance of the total around its mean
 */
public record Forecast(double mean, double uncertainty, double noise) {}
