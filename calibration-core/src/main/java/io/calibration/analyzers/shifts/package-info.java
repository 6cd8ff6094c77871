/** Did the mix of classes change: from the baseline, from the prediction, from tier to tier? */
@NullMarked
package io.calibration.analyzers.shifts;

import org.jspecify.annotations.NullMarked;
