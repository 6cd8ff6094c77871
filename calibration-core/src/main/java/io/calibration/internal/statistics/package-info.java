/** Intervals, tests and corrections over the distributions of a statistics library. Not exported. */
@NullMarked
package io.calibration.internal.statistics;

import org.jspecify.annotations.NullMarked;
