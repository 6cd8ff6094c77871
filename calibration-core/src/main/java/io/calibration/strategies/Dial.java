package io.calibration.strategies;

import io.calibration.config.ClassThresholds;
import io.calibration.config.ScoreClass;
import io.calibration.metrics.Bins;
import java.math.BigDecimal;
import java.util.List;

/**
 * A threshold that a search may turn, and where it may stand.
 *
 * @param classIndex its class, by the order in which classes are tried
 * @param kind which of the class's thresholds
 * @param path JSON Pointer of the threshold
 * @param current where it stands
 * @param values where it may stand, ascending, with the current value among them
 */
record Dial(int classIndex, Kind kind, String path, BigDecimal current, List<BigDecimal> values) {

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

    /**
     * The dial of a threshold: every edge within reach, so that each value can be replayed exactly.
     *
     * @param reach how far it may be turned
     */
    static Dial of(int classIndex, ScoreClass scoreClass, Kind kind, BigDecimal current, BigDecimal reach, Bins bins) {
        List<BigDecimal> values = bins.edges().stream()
                .filter(edge -> edge.subtract(current).abs().compareTo(reach) <= 0)
                .map(edge -> edge.compareTo(current) == 0 ? current : written(edge, current))
                .toList();
        return new Dial(classIndex, kind, scoreClass.pointer(kind.key()), current, values);
    }

    /** The number as people would write it in the current one's place: 84 after 85, 0.65 after 0.7, 0.60 after 0.70. */
    private static BigDecimal written(BigDecimal value, BigDecimal current) {
        int needed = value.signum() == 0 ? 0 : value.stripTrailingZeros().scale();
        return value.setScale(Math.max(0, Math.max(needed, current.scale())));
    }

    /** The place of the current value among the values. */
    int rest() {
        return values.indexOf(current);
    }

    /** Whether it can be turned at all. */
    boolean turns() {
        return values.size() > 1;
    }

    ClassThresholds set(ClassThresholds thresholds, int place) {
        BigDecimal value = values.get(place);
        return new ClassThresholds(
                kind == Kind.SCORE ? value : thresholds.minScore(),
                kind == Kind.CONFIDENCE ? value : thresholds.minConfidence(),
                thresholds.maxRedFlagsCritical(),
                thresholds.maxRedFlagsHigh(),
                thresholds.maxRedFlagsMedium(),
                thresholds.maxRedFlagsLow());
    }
}
