/** Scan results in a database: a described table held against it, and its rows read. */
@NullMarked
package io.calibration.jdbc.scan;

import org.jspecify.annotations.NullMarked;
