/** The one decision rule: assessments in, findings out. Not exported. */
@NullMarked
package io.calibration.internal.analysis;

import org.jspecify.annotations.NullMarked;
