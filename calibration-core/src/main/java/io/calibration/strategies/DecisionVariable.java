package io.calibration.strategies;

import io.calibration.config.ClassThresholds;
import io.calibration.config.ScoreClass;
import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The variable of a threshold: the edges within reach, so that each value can be replayed exactly. Of edges with no result between them,
     * which classify every result alike, only the one nearest to the current value is kept.
     *
     * @param reach how far it may move
     * @param results results of the window in each bin
     */
    static DecisionVariable of(
            int classIndex,
            ScoreClass scoreClass,
            Kind kind,
            BigDecimal current,
            BigDecimal reach,
            Bins bins,
            Counts results) {
        int rest = bins.indexOf(current.doubleValue());
        List<BigDecimal> values = IntStream.range(0, bins.count())
                .filter(bin -> bin == rest || isApart(bin, rest, results))
                .mapToObj(bins.edges()::get)
                .filter(edge -> edge.subtract(current).abs().compareTo(reach) <= 0)
                .map(edge -> edge.compareTo(current) == 0 ? current : written(edge, current))
                .toList();
        return new DecisionVariable(classIndex, kind, scoreClass.pointer(kind.key()), current, values);
    }

    /** Whether a result lies between this edge and the next one on the way to the current value. */
    private static boolean isApart(int bin, int rest, Counts results) {
        return results.get(bin < rest ? bin : bin - 1) > 0;
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

    /** Whether it can move at all. */
    boolean moves() {
        return values.size() > 1;
    }

    ClassThresholds set(ClassThresholds thresholds, int place) {
        BigDecimal value = values.get(place);
        return new ClassThresholds(
                kind == Kind.SCORE ? value : thresholds.minScore(),
                kind == Kind.CONFIDENCE ? value : thresholds.minConfidence(),
                thresholds.flagLimits());
    }
}
