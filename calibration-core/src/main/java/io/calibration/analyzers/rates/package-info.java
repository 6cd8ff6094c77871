/** Is each rate within the range that the host expects, as in the baseline, and alike on all days? */
@NullMarked
package io.calibration.analyzers.rates;

import org.jspecify.annotations.NullMarked;
