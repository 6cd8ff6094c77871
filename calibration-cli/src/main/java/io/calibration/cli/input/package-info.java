/** What is named on the command line: scan results, documents, days. */
@NullMarked
package io.calibration.cli.input;

import org.jspecify.annotations.NullMarked;
