package io.calibration.internal.proposal;

import io.calibration.config.ScoreScale.Direction;
import io.calibration.config.ScoringConfig;

/** Which of two classes is better for the person scored. */
public final class Better {

    private Better() {}

    /** The index of the worst class: it takes what all others refuse, so its own conditions decide nothing. */
    public static int worst(ScoringConfig config) {
        return firstIsBest(config) ? config.classes().size() - 1 : 0;
    }

    /** Whether the first class is the best one; else the last one is. */
    public static boolean firstIsBest(ScoringConfig config) {
        return config.scoreScale().direction() == Direction.HIGHER_IS_BETTER;
    }
}
