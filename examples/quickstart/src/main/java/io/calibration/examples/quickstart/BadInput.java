package io.calibration.examples.quickstart;

import java.io.Serial;

/** Something that the user can mend. The message says what is wrong, where, and how to mend it. */
final class BadInput extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInput(String message) {
        super(message);
    }
}
