/** Adds up scan results, one by one or grouped by a database, into a part. Not for use from outside. */
@NullMarked
package io.calibration.collect.counts;

import org.jspecify.annotations.NullMarked;
