package io.calibration.analyzers.boundary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The places near a threshold that can be compared with one another, cut where another threshold interferes. Those that a lattice never
 * uses are no places; of a comb those much rarer than the heaviest are left out, so that even scores are compared with even ones.
 *
 * @param places ascending
 * @param steps offsets of other thresholds within the window at which the counts may jump too
 * @param levels how many teeth of a comb have a level of their own; 1 when all places are alike
 * @param distance how far from the threshold a result counts as close to it, in units
 * @param neighbours offsets of the other thresholds
 * @param series all results by their distance from the threshold
 * @param isBeside whether each place is held against the baseline's count there, instead of a curve through all of them
 */
record BoundaryWindow(
        List<Place> places,
        List<Integer> steps,
        int levels,
        int distance,
        List<Integer> neighbours,
        ScoreSeries series,
        boolean isBeside) {

    /** How far the window reaches on each side, in units. */
    static final int REACH = 15;

    static final int CLOSE = 3;
    private static final int LEAST_PLACES_BEYOND = 3;
    private static final int LEAST_PLACES = 4;
    static final long LEAST_RESULTS = 20;
    private static final int CLEARLY_USED = 20;
    /** Places just inside the outermost one that tell a sudden end of the scores from a thin one. */
    private static final int INSIDE = 3;

    private static final double HALF = 0.5;

    /**
     * One place near a threshold.
     *
     * @param offset units from the threshold; 0 is the first at or above it
     * @param position where it lies for the regression, in reaches of the window: 0 is the line between the two sides
     * @param width how wide it is, in units; at most 1
     * @param count results there
     * @param baseline results there in the baseline; 0 without one
     * @param tooth its tooth of the comb; 0 when it has no level of its own
     */
    record Place(int offset, double position, double width, long count, long baseline, int tooth) {

        boolean isAbove() {
            return offset >= 0;
        }

        /** Whether it is one of so many units on either side of an offset. */
        boolean isWithin(int units, int ofOffset) {
            return offset >= ofOffset - units && offset < ofOffset + units;
        }

        private boolean isBeyond(int neighbour) {
            return neighbour < 0 ? offset < neighbour : offset >= neighbour;
        }
    }

    /** The window around offset 0 of a series. */
    static BoundaryWindow of(ScoreSeries series, List<Integer> neighbours) {
        ScoreSeries whole = series.whole();
        ScoreLattice lattice = ScoreLattice.of(whole, ScoreLattice.SHORT_PERIOD);
        int distance = Math.max(CLOSE, lattice.step());
        ScoreTeeth teeth = ScoreTeeth.of(whole, lattice, REACH);
        double line = series.isUneven() ? 0 : teeth.line() + HALF;
        List<Place> places = within(series)
                .filter(offset -> teeth.has(series.wholeOffset(offset)))
                .filter(offset -> !isGap(series, offset, distance))
                .mapToObj(offset -> place(series, offset, line, teeth.tooth(series.wholeOffset(offset))))
                .toList();
        return new BoundaryWindow(
                        withinReached(places),
                        List.of(),
                        teeth.levels(),
                        distance,
                        List.copyOf(neighbours),
                        series,
                        false)
                .within(REACH);
    }

    /**
     * The same places and more, each to be held against the baseline's count there instead of against a curve: where nobody ever scores there
     * is nothing to compare, and whatever makes some scores commoner than others has done so before. Empty without a baseline.
     */
    Optional<BoundaryWindow> besideBaseline() {
        List<Place> all = within(series)
                .mapToObj(offset -> place(series, offset, 0, 0))
                .filter(place -> place.count() + place.baseline() > 0)
                .toList();
        return baseline(all) == 0
                ? Optional.empty()
                : Optional.of(new BoundaryWindow(all, List.of(), 1, distance, neighbours, series, true).within(REACH));
    }

    private static IntStream within(ScoreSeries series) {
        return IntStream.range(Math.max(-REACH, series.first()), Math.min(REACH, series.end()))
                .filter(offset -> !series.isCut(offset));
    }

    /** Whether results close to the line lie at scores that are much rarer than their neighbours, and are not counted. */
    boolean leavesOut() {
        List<Integer> kept = places.stream().map(Place::offset).toList();
        return within(series)
                .filter(offset -> offset >= -ShiftShape.CLOSE && offset < ShiftShape.CLOSE)
                .anyMatch(offset -> series.at(offset) > 0 && !kept.contains(offset));
    }

    private static Place place(ScoreSeries series, int offset, double line, int tooth) {
        return new Place(
                offset,
                (series.middle(offset) - line) / REACH,
                series.width(offset),
                series.at(offset),
                series.baselineAt(offset),
                tooth);
    }

    /** Nobody gets this very score, though its neighbours are common: it says nothing about the line. */
    private static boolean isGap(ScoreSeries series, int offset, int distance) {
        return series.at(offset) == 0
                && Math.abs(offset) > distance
                && series.at(offset - 1) >= CLEARLY_USED
                && series.at(offset + 1) >= CLEARLY_USED;
    }

    /**
     * Without the places that scores never reach: where they stop at once, as under a cap, the empty rest says nothing about the line, and
     * the outermost place is in part cut off itself. Thin ends, and a side that is empty from the line on, stay as they are.
     */
    private static List<Place> withinReached(List<Place> places) {
        int from = 0;
        int to = places.size();
        while (from < to && places.get(from).count() == 0) {
            from++;
        }
        while (to > from && places.get(to - 1).count() == 0) {
            to--;
        }
        boolean floor = from > 0 && from < to && !places.get(from).isAbove() && isCommon(places, from + 1);
        boolean cap =
                to < places.size() && to > from && places.get(to - 1).isAbove() && isCommon(places, to - 1 - INSIDE);
        return places.subList(floor ? from + 1 : 0, cap ? to - 1 : places.size());
    }

    private static boolean isCommon(List<Place> places, int from) {
        int to = Math.min(places.size(), Math.max(0, from + INSIDE));
        return results(places.subList(Math.max(0, from), to)) >= CLEARLY_USED;
    }

    /** The part that reaches no further than this; a threshold with too few places beyond it cuts the window. */
    BoundaryWindow within(int reach) {
        List<Place> kept = where(place -> place.isWithin(reach, 0));
        List<Integer> jumps = new ArrayList<>();
        for (int neighbour : neighbours) {
            long beyond =
                    kept.stream().filter(place -> place.isBeyond(neighbour)).count();
            if (beyond >= LEAST_PLACES_BEYOND) {
                jumps.add(neighbour);
            } else if (beyond > 0) {
                kept = kept.stream().filter(place -> !place.isBeyond(neighbour)).toList();
            }
        }
        return new BoundaryWindow(kept, jumps, levels, distance, neighbours, series, isBeside);
    }

    /** The same without some of its places. */
    BoundaryWindow without(Predicate<Place> excluded) {
        return new BoundaryWindow(where(excluded.negate()), steps, levels, distance, neighbours, series, isBeside);
    }

    List<Place> where(Predicate<Place> kept) {
        return places.stream().filter(kept).toList();
    }

    /** The places of a side, ascending. */
    List<Place> side(boolean above) {
        return where(place -> place.isAbove() == above);
    }

    /** Whether both sides hold enough places and results to compare. */
    boolean isComparable() {
        return !isTooCoarse() && resultsOfThinnerSide() >= LEAST_RESULTS;
    }

    /** Whether it is for want of places, not of results, that the sides cannot be compared. */
    boolean isTooCoarse() {
        return side(false).size() < LEAST_PLACES || side(true).size() < LEAST_PLACES;
    }

    /** Held against a baseline, its results count as much. */
    long resultsOfThinnerSide() {
        long thinner = Math.min(results(side(false)), results(side(true)));
        return isBeside ? Math.min(thinner, Math.min(baseline(side(false)), baseline(side(true)))) : thinner;
    }

    private static long baseline(List<Place> places) {
        return places.stream().mapToLong(Place::baseline).sum();
    }

    /** Whether a baseline with results at these places can help to tell the curve through them. */
    boolean hasBaseline() {
        return !isBeside && baseline(places) > 0;
    }

    /** The results at some places. */
    static long results(List<Place> places) {
        return places.stream().mapToLong(Place::count).sum();
    }
}
