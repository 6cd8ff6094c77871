/** The built-in analyzers, one question each; found by ServiceLoader. */
@NullMarked
package io.calibration.analyzers;

import org.jspecify.annotations.NullMarked;
