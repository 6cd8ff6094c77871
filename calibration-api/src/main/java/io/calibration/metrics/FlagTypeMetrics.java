package io.calibration.metrics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One flag type.
 *
 * @param results results that carry it at least once
 * @param bySeverity occurrences of each severity, by {@link io.calibration.config.FlagSeverity#index()}
 * @param byCategory occurrences in each category
 * @param occurrences results by how often they carry it: place 0 is once, the last place that often or more
 */
public record FlagTypeMetrics(long results, Counts bySeverity, SortedMap<String, Long> byCategory, Counts occurrences) {

    public FlagTypeMetrics {
        byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
    }

    /** All occurrences. */
    public long flags() {
        return bySeverity.total();
    }

    public FlagTypeMetrics plus(FlagTypeMetrics other) {
        return new FlagTypeMetrics(
                Math.addExact(results, other.results),
                bySeverity.plus(other.bySeverity),
                Sums.of(byCategory, other.byCategory, Math::addExact),
                occurrences.plus(other.occurrences));
    }
}
