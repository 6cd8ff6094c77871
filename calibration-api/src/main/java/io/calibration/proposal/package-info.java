/** What is proposed: candidate changes, their computed impact, and what was considered and left. */
@NullMarked
package io.calibration.proposal;

import org.jspecify.annotations.NullMarked;
