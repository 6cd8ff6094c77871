/** How the command line talks: what it prints, and how it tells what went wrong. */
@NullMarked
package io.calibration.cli.terminal;

import org.jspecify.annotations.NullMarked;
