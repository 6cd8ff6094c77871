/** Does confidence mean what it says? */
@NullMarked
package io.calibration.analyzers.confidence;

import org.jspecify.annotations.NullMarked;
