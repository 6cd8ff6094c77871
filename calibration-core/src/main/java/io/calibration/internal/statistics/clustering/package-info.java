/** How much less results are worth than as many independent ones, for days and people. */
@NullMarked
package io.calibration.internal.statistics.clustering;

import org.jspecify.annotations.NullMarked;
