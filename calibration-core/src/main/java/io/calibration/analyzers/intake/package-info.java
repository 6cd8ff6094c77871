/** Did what was collected come in whole, and was it decided as the config says? */
@NullMarked
package io.calibration.analyzers.intake;

import org.jspecify.annotations.NullMarked;
