/** The whole way in one command. */
@NullMarked
package io.calibration.cli.run;

import org.jspecify.annotations.NullMarked;
