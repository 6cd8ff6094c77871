/** The built-in analyzers, one question each; {@code io.calibration.internal.BuiltIn} lists them. */
@NullMarked
package io.calibration.analyzers;

import org.jspecify.annotations.NullMarked;
