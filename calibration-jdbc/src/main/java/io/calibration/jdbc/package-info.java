/** Scan results read from a database. */
@NullMarked
package io.calibration.jdbc;

import org.jspecify.annotations.NullMarked;
