/** The law of disclosure: what may leave the JVM of a snapshot, a report and their parts. */
@NullMarked
package io.calibration.disclosure;

import org.jspecify.annotations.NullMarked;
