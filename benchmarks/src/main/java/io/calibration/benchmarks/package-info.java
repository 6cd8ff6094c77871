/** What the project's goals of speed and memory are measured by. Not published. */
@NullMarked
package io.calibration.benchmarks;

import org.jspecify.annotations.NullMarked;
