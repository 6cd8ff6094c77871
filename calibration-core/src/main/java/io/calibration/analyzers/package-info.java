/** What the rules in the rooms below share: a rate in its range, a shift against a baseline, days with clustering. */
@NullMarked
package io.calibration.analyzers;

import org.jspecify.annotations.NullMarked;
