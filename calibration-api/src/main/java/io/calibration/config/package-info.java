/** The scoring config that a host compares its scores with: scale, classes, thresholds, and the rule that picks a class. */
@NullMarked
package io.calibration.config;

import org.jspecify.annotations.NullMarked;
