/** Scan results read from a database, and the registry kept in one. */
@NullMarked
package io.calibration.jdbc;

import org.jspecify.annotations.NullMarked;
