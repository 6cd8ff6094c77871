/** Is each rate within the range that the host expects? */
@NullMarked
package io.calibration.analyzers.rates;

import org.jspecify.annotations.NullMarked;
