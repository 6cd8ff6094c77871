/** Drafts of the files that a run needs, told from the data: rows, columns, what each column may be, and the questions that are left. */
@NullMarked
package io.calibration.cli.draft;

import org.jspecify.annotations.NullMarked;
