package io.calibration.config;

import java.util.List;

/**
 * One class of a config.
 *
 * @param label the class as a label
 * @param key the class as the config writes it
 * @param thresholds its conditions
 * @param path JSON Pointer (RFC 6901) of the class in the document, such as {@code /class_thresholds/a}
 */
public record ScoreClass(String label, String key, ClassThresholds thresholds, String path) {

    /** The JSON Pointer (RFC 6901) of one of the class's thresholds, such as {@code /class_thresholds/a/min_score}. */
    public String pointer(String threshold) {
        return path + ScoringConfig.pointer(List.of(threshold));
    }
}
