package io.calibration.metrics;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Reading scan results failed, and no snapshot was made. The message says where it stopped and what to mend. */
public class CollectionException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public CollectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
