/** What the sources of this project share. Not for use from outside. */
@NullMarked
package io.calibration.collect.internal;

import org.jspecify.annotations.NullMarked;
