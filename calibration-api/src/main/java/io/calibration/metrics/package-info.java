/** What is collected: scan results go in, aggregates come out. */
@NullMarked
package io.calibration.metrics;

import org.jspecify.annotations.NullMarked;
