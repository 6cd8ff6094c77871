/** The known-truth benchmark: worlds whose truth is known, and how often the analyzers say it. */
@NullMarked
package io.calibration.benchmarks.truth;

import org.jspecify.annotations.NullMarked;
