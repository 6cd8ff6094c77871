package io.calibration.metrics;

import org.jspecify.annotations.Nullable;

/**
 * One flag that a scan raised.
 *
 * @param type what was flagged, such as {@code low_rating}
 * @param severity one of {@code critical}, {@code high}, {@code medium}, {@code low}
 * @param category the category it was raised in, or null when it concerns none
 */
public record Flag(String type, String severity, @Nullable String category) {

    /** A flag that concerns no category. */
    public Flag(String type, String severity) {
        this(type, severity, null);
    }
}
