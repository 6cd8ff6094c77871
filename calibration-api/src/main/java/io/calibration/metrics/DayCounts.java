package io.calibration.metrics;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One UTC day.
 *
 * @param results results of the day
 * @param byClass by stored class
 * @param flagged with at least one flag
 * @param escalated escalated
 * @param insufficient whose data did not suffice
 * @param withOutcome with an outcome
 * @param byFlagType carrying each flag type; {@code other} adds up the types that were pooled
 */
public record DayCounts(
        long results,
        Counts byClass,
        long flagged,
        long escalated,
        long insufficient,
        long withOutcome,
        SortedMap<String, Long> byFlagType) {

    /** No results. */
    public static final DayCounts NONE = new DayCounts(0, Counts.zeros(0), 0, 0, 0, 0, new TreeMap<>());

    public DayCounts {
        byFlagType = Merge.copy(byFlagType);
    }

    public DayCounts plus(DayCounts other) {
        return new DayCounts(
                Math.addExact(results, other.results),
                byClass.plus(other.byClass),
                Math.addExact(flagged, other.flagged),
                Math.addExact(escalated, other.escalated),
                Math.addExact(insufficient, other.insufficient),
                Math.addExact(withOutcome, other.withOutcome),
                Merge.maps(byFlagType, other.byFlagType, Math::addExact));
    }

    /** With other flag types; all else as it is. */
    public DayCounts withFlagTypes(SortedMap<String, Long> types) {
        return new DayCounts(results, byClass, flagged, escalated, insufficient, withOutcome, types);
    }
}
