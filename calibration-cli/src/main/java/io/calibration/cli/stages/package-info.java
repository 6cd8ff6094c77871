/** One stage of the way in one command. */
@NullMarked
package io.calibration.cli.stages;

import org.jspecify.annotations.NullMarked;
