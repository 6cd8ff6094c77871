/** What takes over the files of the system that came before this library. */
@NullMarked
package io.calibration.original;

import org.jspecify.annotations.NullMarked;
