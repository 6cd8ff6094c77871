package io.calibration.analyzers.boundary;

/**
 * What a shape is measured against.
 *
 * @param tau coefficient of variation of single counts beyond Poisson, at least 0
 * @param inflation factor on every standard error, at least 1: how much more a shape varies at places without a threshold than the
 *     counts alone would let it
 */
record Noise(double tau, double inflation) {}
