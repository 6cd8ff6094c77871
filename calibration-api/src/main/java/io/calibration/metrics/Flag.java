package io.calibration.metrics;

/**
 * One flag that a scan raised.
 *
 * @param type what was flagged, such as {@code low_rating}
 * @param severity one of {@code critical}, {@code high}, {@code medium}, {@code low}
 * @param category the category it was raised in
 */
public record Flag(String type, String severity, String category) {}
