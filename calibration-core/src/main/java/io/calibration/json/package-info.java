/** Strict reading of what people write, and safe writing of every artifact: all of the library's JSON, and the bytes of parts. */
@NullMarked
package io.calibration.json;

import org.jspecify.annotations.NullMarked;
