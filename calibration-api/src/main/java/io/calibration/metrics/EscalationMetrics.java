package io.calibration.metrics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The escalations.
 *
 * @param results results that were escalated, for whatever number of reasons
 * @param byReason results that carry each reason; one result may carry several
 */
public record EscalationMetrics(long results, SortedMap<String, Long> byReason) {

    public EscalationMetrics {
        byReason = Collections.unmodifiableSortedMap(new TreeMap<>(byReason));
    }

    public EscalationMetrics plus(EscalationMetrics other) {
        return new EscalationMetrics(
                Math.addExact(results, other.results), Sums.of(byReason, other.byReason, Math::addExact));
    }
}
