/** A registry in a folder, from the command line. */
@NullMarked
package io.calibration.examples.gate;

import org.jspecify.annotations.NullMarked;
