/** What is gated: versions, the events that move them, and the store that keeps them. */
@NullMarked
package io.calibration.registry;

import org.jspecify.annotations.NullMarked;
