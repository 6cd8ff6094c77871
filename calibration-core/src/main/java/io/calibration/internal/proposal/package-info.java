/** Replaying the decision table under other configs, and putting candidates together to one proposal. Not exported. */
@NullMarked
package io.calibration.internal.proposal;

import org.jspecify.annotations.NullMarked;
