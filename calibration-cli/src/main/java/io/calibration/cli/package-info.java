/** The command line. */
@NullMarked
package io.calibration.cli;

import org.jspecify.annotations.NullMarked;
