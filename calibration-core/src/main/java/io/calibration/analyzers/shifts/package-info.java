/** Did a rate or a mix change: from the baseline, from the prediction, from day to day? */
@NullMarked
package io.calibration.analyzers.shifts;

import org.jspecify.annotations.NullMarked;
