/** Do scores and classes tell anything about outcomes? */
@NullMarked
package io.calibration.analyzers.outcomes;

import org.jspecify.annotations.NullMarked;
