/** The registry in a database: its tables, its transactions, and the log that decides. */
@NullMarked
package io.calibration.jdbc.registry;

import org.jspecify.annotations.NullMarked;
