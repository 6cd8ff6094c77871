package io.calibration.proposal;

/**
 * A strategy that threw; the others went on.
 *
 * @param strategy its id
 * @param problem class of the exception, without its message: that may hold anything
 */
public record StrategyFailure(String strategy, String problem) {}
