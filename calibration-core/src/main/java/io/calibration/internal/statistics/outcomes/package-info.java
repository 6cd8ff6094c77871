/** Outcomes: when they are known, of whom, and how they go with what was thought of the results. */
@NullMarked
package io.calibration.internal.statistics.outcomes;

import org.jspecify.annotations.NullMarked;
