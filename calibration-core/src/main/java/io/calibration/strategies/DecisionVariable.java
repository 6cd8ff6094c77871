package io.calibration.strategies;

import io.calibration.config.ScoringConfig.ClassThresholds;
import java.math.BigDecimal;
import java.util.List;

/**
 * A threshold that a search may move, and where it may stand.
 *
 * @param classIndex its class, by the order in which classes are tried
 * @param kind which of the class's thresholds
 * @param path JSON Pointer of the threshold
 * @param current where it stands
 * @param values where it may stand, ascending, with the current value among them
 */
record DecisionVariable(int classIndex, Kind kind, String path, BigDecimal current, List<BigDecimal> values) {

    enum Kind {
        SCORE("min_score"),
        CONFIDENCE("min_confidence");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    /** The place of the current value among the values. */
    int rest() {
        return values.indexOf(current);
    }

    ClassThresholds set(ClassThresholds thresholds, int place) {
        BigDecimal value = values.get(place);
        return new ClassThresholds(
                kind == Kind.SCORE ? value : thresholds.minScore(),
                kind == Kind.CONFIDENCE ? value : thresholds.minConfidence(),
                thresholds.flagLimits());
    }
}
