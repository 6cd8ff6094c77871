/** Documents that people write, read strictly, compared, merged and changed in place: text and tree, and no rule of what is in them. */
@NullMarked
package io.calibration.internal.json;

import org.jspecify.annotations.NullMarked;
