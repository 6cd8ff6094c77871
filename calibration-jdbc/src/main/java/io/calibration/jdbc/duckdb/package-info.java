/** Scan results that DuckDB adds up itself. */
@NullMarked
package io.calibration.jdbc.duckdb;

import org.jspecify.annotations.NullMarked;
