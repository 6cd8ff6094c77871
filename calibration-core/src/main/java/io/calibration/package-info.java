/**
 * The fluent entry and its stages: {@link io.calibration.Calibration} is where a host begins.
 *
 * <p>{@code calibration.collect().analyze().propose()}, then {@code submit}: each stage is a value that can be read, saved and entered
 * again from what was saved. The chain ends at a submitted proposal; people decide.
 */
@NullMarked
package io.calibration;

import org.jspecify.annotations.NullMarked;
