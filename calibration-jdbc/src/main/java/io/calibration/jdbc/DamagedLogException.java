package io.calibration.jdbc;

import org.jspecify.annotations.Nullable;

/** The log is not what a registry wrote. */
final class DamagedLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedLogException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
