/** What several stages share: plug-ins and the writing of numbers. Not exported. */
@NullMarked
package io.calibration.internal;

import org.jspecify.annotations.NullMarked;
