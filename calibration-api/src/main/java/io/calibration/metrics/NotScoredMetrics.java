package io.calibration.metrics;

import java.time.LocalDate;
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
        byReason = Merge.copy(byReason);
        byTier = Merge.copy(byTier);
        byDay = Merge.copy(byDay);
    }

    NotScoredMetrics plus(NotScoredMetrics other, LabelPooling labels) {
        return new NotScoredMetrics(
                Math.addExact(results, other.results),
                labels.sum(LabelKind.NOT_SCORED, byReason, other.byReason, Math::addExact, Long::longValue),
                labels.sum(LabelKind.TIER, byTier, other.byTier, Math::addExact, Long::longValue),
                Merge.maps(byDay, other.byDay, Math::addExact));
    }
}
