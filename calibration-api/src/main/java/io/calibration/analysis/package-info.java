/** What is judged: assessments of a snapshot go in, findings come out. */
@NullMarked
package io.calibration.analysis;

import org.jspecify.annotations.NullMarked;
