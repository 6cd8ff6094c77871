package io.calibration.cli.terminal;

import java.io.Serial;

/** Something that the user can mend. The message says what is wrong, where, and how to mend it. */
public final class BadInput extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, where, and how to mend it */
    public BadInput(String message) {
        super(message);
    }
}
