/** Which categories have scores, and for whom? */
@NullMarked
package io.calibration.analyzers.coverage;

import org.jspecify.annotations.NullMarked;
