package io.calibration.analysis;

/**
 * An analyzer that threw; the others went on.
 *
 * @param analyzer its id
 * @param problem class of the exception, without its message: that may hold anything
 */
public record AnalyzerFailure(String analyzer, String problem) {}
