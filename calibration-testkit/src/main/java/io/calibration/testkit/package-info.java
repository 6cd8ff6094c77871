/** Contracts that an adapter proves itself with, and what the tests of a consuming app need. */
@NullMarked
package io.calibration.testkit;

import org.jspecify.annotations.NullMarked;
