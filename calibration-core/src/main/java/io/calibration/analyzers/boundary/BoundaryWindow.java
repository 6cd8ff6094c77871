package io.calibration.analyzers.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
record BoundaryWindow(
        List<Place> places,
        List<Integer> steps,
        int levels,
        int distance,
        List<Integer> neighbours,
        ScoreSeries series) {

    /** How far the window reaches on each side, in units. */
    static final int REACH = 15;

    static final int CLOSE = 3;
    private static final int LEAST_PLACES_BEYOND = 3;
    private static final int LEAST_PLACES = 4;
    static final long LEAST_RESULTS = 20;
    private static final int CLEARLY_USED = 20;
    /** Places just inside the outermost one that tell a sudden end of the scores from a thin one. */
    private static final int INSIDE = 3;

    /**
     * One place near a threshold.
     *
     * @param offset units from the threshold; 0 is the first at or above it
     * @param position where it lies for the regression, in reaches of the window: 0 is the line between the two sides
     * @param count results there
     * @param baseline results there in the baseline; 0 without one
     * @param tooth its tooth of the comb; 0 when it has no level of its own
     */
    record Place(int offset, double position, long count, long baseline, int tooth) {

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
        ScoreLattice lattice = ScoreLattice.of(series, ScoreLattice.SHORT_PERIOD);
        int distance = Math.max(CLOSE, lattice.step());
        int[] used = IntStream.range(series.first(), series.end())
                .filter(lattice::uses)
                .toArray();
        int from = (int) IntStream.of(used).filter(offset -> offset < -REACH).count();
        int to = (int) IntStream.of(used).filter(offset -> offset < REACH).count();
        long[] counts = IntStream.of(used).mapToLong(series::at).toArray();
        ScoreComb whole = ScoreComb.of(counts);
        ScoreComb comb = whole.in(Arrays.copyOfRange(counts, from, to), from % whole.period());
        int[] common = IntStream.range(from, to)
                .filter(i -> comb.isCommon(i % comb.period()))
                .toArray();
        double line = line(IntStream.of(common).map(i -> used[i]).toArray());
        List<Place> places = IntStream.of(common)
                .filter(i -> !isGap(series, used[i], distance))
                .mapToObj(i -> new Place(
                        used[i],
                        (used[i] - line) / REACH,
                        series.at(used[i]),
                        series.baselineAt(used[i]),
                        comb.levels() > 1 ? i % comb.period() : 0))
                .toList();
        return new BoundaryWindow(
                        withinReached(places), List.of(), comb.levels(), distance, List.copyOf(neighbours), series)
                .within(REACH);
    }

    /** Halfway between the last place below and the first place at or above the threshold. */
    private static double line(int[] offsets) {
        int below = IntStream.of(offsets).filter(offset -> offset < 0).max().orElse(-1);
        int above = IntStream.of(offsets).filter(offset -> offset >= 0).min().orElse(0);
        return (below + above) / 2.0;
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
        return new BoundaryWindow(kept, jumps, levels, distance, neighbours, series);
    }

    /** The same without some of its places. */
    BoundaryWindow without(Predicate<Place> excluded) {
        return new BoundaryWindow(where(excluded.negate()), steps, levels, distance, neighbours, series);
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

    long resultsOfThinnerSide() {
        return Math.min(results(side(false)), results(side(true)));
    }

    /** Whether there is a baseline with results at these places. */
    boolean hasBaseline() {
        return places.stream().anyMatch(place -> place.baseline() > 0);
    }

    /** The results at some places. */
    static long results(List<Place> places) {
        return places.stream().mapToLong(Place::count).sum();
    }
}
