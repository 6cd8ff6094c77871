/** How to write an analyzer of one's own. */
@NullMarked
package io.calibration.examples.custom;

import org.jspecify.annotations.NullMarked;
