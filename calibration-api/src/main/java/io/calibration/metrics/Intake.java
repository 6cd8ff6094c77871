package io.calibration.metrics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came in and what was left out.
 *
 * @param accepted results with a score, counted in every other group; those of {@link NotScoredMetrics} are not among them
 * @param rejected results not counted, by what was wrong; a result is rejected once, for the first thing found
 * @param ignored values not counted as they stand, of results that were counted, by what was wrong
 * @param otherVersions results of other logic versions, by version; {@code other} for versions too many or malformed
 * @param outsideWindow results outside the window
 */
public record Intake(
        long accepted,
        SortedMap<Rejection, Tally> rejected,
        SortedMap<Rejection, Tally> ignored,
        SortedMap<String, Long> otherVersions,
        long outsideWindow) {

    public Intake {
        rejected = Collections.unmodifiableSortedMap(new TreeMap<>(rejected));
        ignored = Collections.unmodifiableSortedMap(new TreeMap<>(ignored));
        otherVersions = Collections.unmodifiableSortedMap(new TreeMap<>(otherVersions));
    }

    /** All rejected results. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Tally::count).sum();
    }

    public Intake plus(Intake other) {
        return new Intake(
                Math.addExact(accepted, other.accepted),
                Sums.of(rejected, other.rejected, Tally::plus),
                Sums.of(ignored, other.ignored, Tally::plus),
                Sums.of(otherVersions, other.otherVersions, Math::addExact),
                Math.addExact(outsideWindow, other.outsideWindow));
    }
}
