/** An audit entry as the line that is kept and hashed: the gate writes it, stores and verifiers read it. */
@NullMarked
package io.calibration.internal.audit;

import org.jspecify.annotations.NullMarked;
