package io.calibration.proposal;

import java.math.BigDecimal;
import java.util.List;

/**
 * One number of the config put to another value.
 *
 * @param path JSON Pointer (RFC 6901) into the config, with raw keys, such as {@code /compatibility_thresholds/a/min_score}
 * @param value the new number, exactly as people write it
 * @param rationale why, in plain sentences
 * @param findingIds ids of the findings that it answers
 */
public record Move(String path, BigDecimal value, String rationale, List<String> findingIds) {

    public Move {
        findingIds = List.copyOf(findingIds);
    }
}
