/** Rates of days: what days have in common, those that stand out, and days from which something is another one. */
@NullMarked
package io.calibration.internal.statistics.days;

import org.jspecify.annotations.NullMarked;
