/** The built-in strategies: rules that answer findings with changes of the config. */
@NullMarked
package io.calibration.strategies;

import org.jspecify.annotations.NullMarked;
