/** Do results crowd where a threshold is? */
@NullMarked
package io.calibration.analyzers.boundary;

import org.jspecify.annotations.NullMarked;
