package io.calibration.internal.proposal;

import io.calibration.internal.statistics.clustering.People;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact.Basis.Sample;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Two samples of a window's results: one to search for changes on, one to estimate their impact from, so that the change which looks
 * best by chance is not believed. They have no day in common, for results of one day are alike, and, where results say whose they are, no
 * person: even days of even groups of people against odd days of odd groups, so that nobody's lasting score confirms itself. The two other
 * quarters share days with the one and people with the other, and are in neither. Halves of days take {@value #LEAST_DAYS} of them. Where
 * neither days nor people can be halved, a random half of the results (hypergeometric thinning with a seed), which is blind to clustering.
 *
 * @param searchSample which results a search may see
 * @param heldOutSample which results impacts are estimated from
 * @param search results of each cell of the decision table that a search may see
 * @param heldOut those that impacts are estimated from
 */
public record Halves(Sample searchSample, Sample heldOutSample, Counts search, Counts heldOut) {

    private static final int LEAST_DAYS = 14;

    /** Of a half this part must be there, or the two are too unlike in size. */
    private static final double LEAST = 0.5;

    /** The halves of a snapshot's decision table. */
    public static Halves of(MetricsSnapshot snapshot, long seed) {
        DecisionTable table = snapshot.metrics().decisions();
        List<Cell> cells = table.cells();
        boolean days = snapshot.metrics().days().size() >= LEAST_DAYS;
        boolean people = People.speakForAll(table.ofPeople(), table.total());
        Halves byBoth = new Halves(
                Sample.SEARCH_DAYS_AND_PEOPLE,
                Sample.HELD_OUT_DAYS_AND_PEOPLE,
                counts(cells, cell -> cell.of(false, false)),
                counts(cells, cell -> cell.of(true, true)));
        Halves byDay = new Halves(
                Sample.SEARCH_DAYS, Sample.HELD_OUT_DAYS, counts(cells, Cell::even), counts(cells, Cell::odd));
        Halves byPeople = new Halves(
                Sample.SEARCH_PEOPLE,
                Sample.HELD_OUT_PEOPLE,
                counts(cells, cell -> cell.of(false, false) + cell.of(false, true)),
                counts(cells, cell -> cell.of(true, false) + cell.of(true, true)));
        return Stream.of(
                        Optional.of(byBoth).filter(both -> days && people && both.hold(table.total() / 4.0)),
                        Optional.of(byDay).filter(halves -> days && halves.hold(table.total() / 2.0)),
                        Optional.of(byPeople).filter(halves -> people && halves.hold(table.total() / 2.0)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> thinned(counts(cells, Cell::count), seed));
    }

    private static Counts counts(List<Cell> cells, ToLongFunction<Cell> results) {
        return Counts.of(cells.stream().mapToLong(results).toArray());
    }

    /** Whether each has enough of the results that it would have, were all alike in size. */
    private boolean hold(double alike) {
        return Math.min(search.total(), heldOut.total()) >= LEAST * alike;
    }

    private static Halves thinned(Counts all, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long left = all.total();
        long wanted = left / 2;
        long[] search = new long[all.size()];
        long[] heldOut = new long[all.size()];
        for (int cell = 0; cell < all.size(); cell++) {
            for (long i = 0; i < all.get(cell); i++) {
                boolean drawn = random.nextLong(left--) < wanted;
                wanted -= drawn ? 1 : 0;
                (drawn ? search : heldOut)[cell]++;
            }
        }
        return new Halves(Sample.SEARCH_THINNED, Sample.HELD_OUT_THINNED, Counts.of(search), Counts.of(heldOut));
    }

    /** The part of each person's results that are in the half where the person is. */
    double ofEach() {
        return heldOutSample == Sample.HELD_OUT_DAYS_AND_PEOPLE ? 0.5 : 1;
    }

    /** Whether the two have no person in common, as far as results say whose they are. */
    boolean ofOtherPeople() {
        return heldOutSample == Sample.HELD_OUT_DAYS_AND_PEOPLE || heldOutSample == Sample.HELD_OUT_PEOPLE;
    }
}
