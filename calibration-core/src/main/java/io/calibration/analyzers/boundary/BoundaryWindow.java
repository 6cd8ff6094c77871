package io.calibration.analyzers.boundary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The places near a threshold that can be compared with one another, cut where another threshold interferes.
 *
 * @param bins the places, ascending
 * @param steps offsets of other thresholds within the window at which the counts may jump too
 * @param teeth places in the period of the teeth, when each may have a level of its own; 1 when all are alike
 * @param distance how far from the threshold a result counts as close to it, in units
 * @param neighbours offsets of the other thresholds that the window reaches
 * @param low offset of the lowest place that scores have at all
 * @param high offset after the highest
 */
record BoundaryWindow(
        List<WindowBin> bins,
        List<Integer> steps,
        int teeth,
        int distance,
        List<Integer> neighbours,
        int low,
        int high) {

    /** How far the window reaches on each side, in units. */
    static final int REACH = 15;

    static final int CLOSE = 3;
    private static final int LEAST_BINS_BEYOND = 3;
    private static final int LEAST_BINS = 4;
    static final long LEAST_RESULTS = 20;
    private static final int CLEARLY_USED = 20;
    /** Places just inside the outermost one that tell a sudden end of the scores from a thin one. */
    private static final int INSIDE = 3;

    BoundaryWindow {
        bins = List.copyOf(bins);
        steps = List.copyOf(steps);
        neighbours = List.copyOf(neighbours);
    }

    /** The window around offset 0 of a series. */
    static BoundaryWindow of(ScoreSeries series, Collection<Integer> neighbours) {
        ScoreLattice lattice = ScoreLattice.of(series);
        int distance = Math.max(CLOSE, lattice.step());
        List<Integer> used = new ArrayList<>();
        for (int offset = series.first(); offset < series.end(); offset++) {
            if (lattice.uses(offset)) {
                used.add(offset);
            }
        }
        Toothed toothed = Toothed.of(series, used, REACH);
        List<WindowBin> bins = toothed.bins().stream()
                .filter(bin -> !isGap(series, bin.offset(), distance))
                .toList();
        return new BoundaryWindow(
                        withinReached(bins),
                        List.of(),
                        toothed.levels(),
                        distance,
                        neighbours.stream()
                                .filter(offset -> Math.abs(offset) <= REACH)
                                .toList(),
                        series.first(),
                        series.end())
                .within(REACH);
    }

    /**
     * Without the places that scores never reach: where they stop at once, as under a cap, the empty rest says nothing about the line, and
     * the outermost place is in part cut off itself. Thin ends, and a side that is empty from the line on, stay as they are.
     */
    private static List<WindowBin> withinReached(List<WindowBin> bins) {
        int from = 0;
        int to = bins.size();
        while (from < to && bins.get(from).count() == 0) {
            from++;
        }
        while (to > from && bins.get(to - 1).count() == 0) {
            to--;
        }
        boolean floor = from > 0 && from < to && !bins.get(from).isAbove() && isCommon(bins, from + 1);
        boolean cap = to < bins.size() && to > from && bins.get(to - 1).isAbove() && isCommon(bins, to - 1 - INSIDE);
        return bins.subList(floor ? from + 1 : 0, cap ? to - 1 : bins.size());
    }

    private static boolean isCommon(List<WindowBin> bins, int from) {
        List<WindowBin> inside = bins.subList(Math.max(0, from), Math.min(bins.size(), Math.max(0, from + INSIDE)));
        return inside.stream().mapToLong(WindowBin::count).sum() >= CLEARLY_USED;
    }

    /** Nobody gets this very score, though its neighbours are common: it says nothing about the line. */
    private static boolean isGap(ScoreSeries series, int offset, int distance) {
        return series.at(offset) == 0
                && Math.abs(offset) > distance
                && series.at(offset - 1) >= CLEARLY_USED
                && series.at(offset + 1) >= CLEARLY_USED;
    }

    /** The part that reaches no further than this; a threshold with too few places beyond it cuts the window. */
    BoundaryWindow within(int reach) {
        List<WindowBin> kept = select(bins, bin -> bin.offset() >= -reach && bin.offset() < reach);
        List<Integer> jumps = new ArrayList<>();
        for (int neighbour : neighbours) {
            int beyond = beyond(kept, neighbour);
            if (beyond >= LEAST_BINS_BEYOND) {
                jumps.add(neighbour);
            } else if (beyond > 0) {
                kept = select(kept, bin -> !isBeyond(bin, neighbour));
            }
        }
        return new BoundaryWindow(kept, jumps, teeth, distance, neighbours, low, high);
    }

    private static int beyond(List<WindowBin> bins, int neighbour) {
        int beyond = 0;
        for (WindowBin bin : bins) {
            beyond += isBeyond(bin, neighbour) ? 1 : 0;
        }
        return beyond;
    }

    private static boolean isBeyond(WindowBin bin, int neighbour) {
        return neighbour < 0 ? bin.offset() < neighbour : bin.offset() >= neighbour;
    }

    /** The same without some of its places. */
    BoundaryWindow without(Predicate<WindowBin> excluded) {
        return new BoundaryWindow(select(bins, excluded.negate()), steps, teeth, distance, neighbours, low, high);
    }

    /** Whether both sides hold enough places and results to compare. */
    boolean isComparable() {
        return side(false).count() >= LEAST_BINS
                && side(true).count() >= LEAST_BINS
                && results(false) >= LEAST_RESULTS
                && results(true) >= LEAST_RESULTS;
    }

    /** Whether it is for want of places, not of results, that the sides cannot be compared. */
    boolean isTooCoarse() {
        return side(false).count() < LEAST_BINS || side(true).count() < LEAST_BINS;
    }

    /** The place of a side that is nearest to the line. */
    WindowBin first(boolean above) {
        return above
                ? side(true).findFirst().orElseThrow()
                : side(false).reduce((earlier, later) -> later).orElseThrow();
    }

    /** Whether there is a baseline with results at these places. */
    boolean hasBaseline() {
        return bins.stream().anyMatch(bin -> bin.baseline() > 0);
    }

    long results(boolean above) {
        return side(above).mapToLong(WindowBin::count).sum();
    }

    private Stream<WindowBin> side(boolean above) {
        return bins.stream().filter(bin -> bin.isAbove() == above);
    }

    private static List<WindowBin> select(List<WindowBin> bins, Predicate<WindowBin> kept) {
        return bins.stream().filter(kept).toList();
    }
}
