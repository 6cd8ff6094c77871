package io.calibration.config;

import java.util.List;

/**
 * One class of a config.
 *
 * @param label the class as a label
 * @param key the class as the config writes it
 * @param thresholds its conditions
 */
public record ScoreClass(String label, String key, ClassThresholds thresholds) {

    /** The JSON Pointer (RFC 6901) of one of the class's thresholds, such as {@code /compatibility_thresholds/a/min_score}. */
    public String pointer(String threshold) {
        return ScoringConfig.pointer(List.of("compatibility_thresholds", key, threshold));
    }
}
