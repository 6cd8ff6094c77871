package io.calibration.proposal;

/**
 * What the known outcomes say of one class, before and after. A result counts as found by a class when it is given that class or a better
 * one.
 *
 * @param label the class
 * @param yesRate share with outcome yes among the results in this class
 * @param precision share with outcome yes among the results in this class or a better one
 * @param recall share in this class or a better one among the results with outcome yes
 */
public record ClassOutcomes(String label, RateForecast yesRate, RateForecast precision, RateForecast recall) {}
