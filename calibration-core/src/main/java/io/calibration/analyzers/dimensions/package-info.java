/** Did one value of a dimension change where the others did not, and are its values treated as alike as the host asks? */
@NullMarked
package io.calibration.analyzers.dimensions;

import org.jspecify.annotations.NullMarked;
