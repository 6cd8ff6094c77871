/** Sources of scan results, and the one pass that turns them into a snapshot. */
@NullMarked
package io.calibration.collect;

import org.jspecify.annotations.NullMarked;
