/** The whole way in one command: collect, analyze, propose, approve, activate, roll back. */
@NullMarked
package io.calibration.examples.quickstart;

import org.jspecify.annotations.NullMarked;
