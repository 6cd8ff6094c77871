/** Counts of neighbouring bins and the smooth curve through them. */
@NullMarked
package io.calibration.internal.statistics.counts;

import org.jspecify.annotations.NullMarked;
