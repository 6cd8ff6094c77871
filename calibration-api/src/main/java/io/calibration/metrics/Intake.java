package io.calibration.metrics;

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

    /** Nothing. */
    public static final Intake NONE = accepting(0);

    public Intake {
        rejected = Merge.copy(rejected);
        ignored = Merge.copy(ignored);
        otherVersions = Merge.copy(otherVersions);
    }

    /**
     * How often something happened, and where first.
     *
     * @param count how often, at least 1
     * @param firstPosition line or row number, from 1, of the first occurrence; 0 when the source has no positions
     */
    public record Tally(long count, long firstPosition) {

        /** The counts added, the earlier position kept. */
        public Tally plus(Tally other) {
            return new Tally(Math.addExact(count, other.count), Math.min(firstPosition, other.firstPosition));
        }
    }

    /** So many results with a score, and nothing left out. */
    public static Intake accepting(long results) {
        return new Intake(results, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), 0);
    }

    /** All rejected results. */
    public long rejectedTotal() {
        return rejected.values().stream().mapToLong(Tally::count).sum();
    }

    /** Both, with what the pooling of labels in the other groups has ignored. */
    Intake plus(Intake other, LabelPooling labels) {
        return new Intake(
                Math.addExact(accepted, other.accepted),
                Merge.maps(rejected, other.rejected, Tally::plus),
                Merge.maps(Merge.maps(ignored, other.ignored, Tally::plus), labels.ignored(), Tally::plus),
                labels.sum(LabelKind.LOGIC_VERSION, otherVersions, other.otherVersions, Math::addExact, n -> 0),
                Math.addExact(outsideWindow, other.outsideWindow));
    }
}
