/** The approval gate for people. */
@NullMarked
package io.calibration.cli.registry;

import org.jspecify.annotations.NullMarked;
