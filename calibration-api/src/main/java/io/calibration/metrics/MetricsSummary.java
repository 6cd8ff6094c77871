package io.calibration.metrics;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The aggregates in five figures.
 *
 * @param results results counted
 * @param mostCommonClass label of the class that most results are in, the one tried first of two as common; empty without results
 * @param averageConfidence mean confidence in [0, 1] of the results that have one; empty when none has
 * @param flagRate share of the results with at least one flag; empty without results
 * @param escalationRate share of the results that were escalated; empty without results
 */
public record MetricsSummary(
        long results,
        Optional<String> mostCommonClass,
        OptionalDouble averageConfidence,
        OptionalDouble flagRate,
        OptionalDouble escalationRate) {

    static MetricsSummary of(MetricsPart part) {
        long results = part.results();
        return new MetricsSummary(
                results,
                mostCommonClass(part),
                part.confidence().stream()
                        .reduce(ConfidenceSums.ZERO, ConfidenceSums::plus)
                        .mean(),
                rate(part.flags().results(), results),
                rate(part.escalations().results(), results));
    }

    private static Optional<String> mostCommonClass(MetricsPart part) {
        Counts counts = part.byClass();
        int best = 0;
        for (int i = 1; i < counts.size(); i++) {
            best = counts.get(i) > counts.get(best) ? i : best;
        }
        return counts.total() == 0
                ? Optional.empty()
                : Optional.of(part.layout().classes().get(best));
    }

    private static OptionalDouble rate(long count, long results) {
        return results == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / results);
    }
}
