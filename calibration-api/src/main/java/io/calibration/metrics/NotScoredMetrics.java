package io.calibration.metrics;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Results that no score came out of: cancelled, timed out, or nobody says why. They count here alone; every other group is of results
 * with a score.
 *
 * @param results results without a score
 * @param byReason results that carry each reason, {@value #UNSPECIFIED} those that carry none; one result may carry several
 * @param byTier results of each tier; results without a tier are in none
 * @param byDay results of each UTC day; days without any are absent
 */
public record NotScoredMetrics(
        long results,
        SortedMap<String, Long> byReason,
        SortedMap<String, Long> byTier,
        SortedMap<LocalDate, Long> byDay) {

    /** The reason of results that carry none. */
    public static final String UNSPECIFIED = "unspecified";

    /** Every result has a score. */
    public static final NotScoredMetrics NONE =
            new NotScoredMetrics(0, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public NotScoredMetrics {
        byReason = Collections.unmodifiableSortedMap(new TreeMap<>(byReason));
        byTier = Collections.unmodifiableSortedMap(new TreeMap<>(byTier));
        byDay = Collections.unmodifiableSortedMap(new TreeMap<>(byDay));
    }

    public NotScoredMetrics plus(NotScoredMetrics other) {
        return new NotScoredMetrics(
                Math.addExact(results, other.results),
                Sums.of(byReason, other.byReason, Math::addExact),
                Sums.of(byTier, other.byTier, Math::addExact),
                Sums.of(byDay, other.byDay, Math::addExact));
    }
}
