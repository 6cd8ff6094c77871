/** The original system, which this library came from: what its scan results look like in its database. */
@NullMarked
package io.calibration.jdbc.original;

import org.jspecify.annotations.NullMarked;
