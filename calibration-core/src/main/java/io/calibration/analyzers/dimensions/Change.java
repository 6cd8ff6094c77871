package io.calibration.analyzers.dimensions;

import io.calibration.analysis.Assessment;
import java.util.function.DoubleFunction;

/**
 * How far a value departs from what the baseline leads to expect, beyond the others of its dimension.
 *
 * @param value the value
 * @param p the minimum-effect p-value of this comparison alone
 * @param distance how far it is from the others in standard errors, up or down alike
 * @param own how far it is from what it was itself, in a unit that is the same for all values
 * @param told the statement with the p-value that it is to have
 */
record Change(Value value, double p, double distance, double own, DoubleFunction<Assessment> told) {}
