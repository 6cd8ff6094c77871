package io.calibration.internal.proposal;

import io.calibration.config.Direction;
import io.calibration.config.ScoringConfig;

/** Which of two classes is better for the person scored. */
public final class Better {

    private Better() {}

    /** Whether the class that is tried first is the best one; else the last one is. */
    public static boolean firstIsBest(ScoringConfig config) {
        return config.scoreScale().direction() == Direction.HIGHER_IS_BETTER;
    }
}
