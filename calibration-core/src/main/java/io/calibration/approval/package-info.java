/**
 * The approval gate. {@link io.calibration.approval.Registry} is where a host begins; {@link io.calibration.approval.Command} is
 * all that one can ask of it; the rules stand in one pure function, one method for each row of the life cycle.
 */
@NullMarked
package io.calibration.approval;

import org.jspecify.annotations.NullMarked;
