package io.calibration.proposal;

import io.calibration.config.ScoringConfig;
import io.calibration.metrics.Counts;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Replays the results that a search may see under other configs. It does not show the results that the proposal's impact is estimated
 * from, so that a search cannot make its own winner look better than it is. Thread-safe and deterministic.
 */
public interface Replay {

    /**
     * What this config would do instead of the base config.
     *
     * @throws IllegalArgumentException when its classes are not those of the base config
     */
    Impact of(ScoringConfig candidate);

    /**
     * The base config with other numbers.
     *
     * @param values the new numbers by JSON Pointer
     * @throws IllegalArgumentException when a pointer leads to no number, or the result is no valid config
     */
    ScoringConfig candidate(Map<String, BigDecimal> values);

    /** Results of each cell of the snapshot's decision table that a search may see, in the order of its cells. */
    Counts searchable();

    /** How far a score is moved to see whether its class flips, in points of the scale; see {@link Impact#fragility()}. */
    double flipDistance();
}
