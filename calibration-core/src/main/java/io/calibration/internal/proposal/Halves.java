package io.calibration.internal.proposal;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact.Basis.Sample;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The results of a window in two halves: one to search for changes on, one to estimate their impact from, so that the change which looks
 * best by chance is not believed. Even against odd days from {@value #LEAST_DAYS} days on; below, or where one parity of days holds
 * less than a quarter of the results, a random half of the results (hypergeometric thinning with a seed), which is blind to
 * clustering by day.
 *
 * @param byDay whether the halves are days
 * @param search results of each cell of the decision table that a search may see
 * @param heldOut the others
 */
public record Halves(boolean byDay, Counts search, Counts heldOut) {

    private static final int LEAST_DAYS = 14;

    /** The halves of a snapshot's decision table. */
    public static Halves of(MetricsSnapshot snapshot, long seed) {
        List<DecisionTable.Cell> cells = snapshot.metrics().decisions().cells();
        Counts even =
                Counts.of(cells.stream().mapToLong(DecisionTable.Cell::even).toArray());
        Counts odd = Counts.of(cells.stream().mapToLong(DecisionTable.Cell::odd).toArray());
        boolean balanced = 4 * Math.min(even.total(), odd.total()) >= even.total() + odd.total();
        boolean byDay = snapshot.metrics().days().size() >= LEAST_DAYS && balanced;
        return byDay ? new Halves(true, even, odd) : thinned(even.plus(odd), seed);
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
        return new Halves(false, Counts.of(search), Counts.of(heldOut));
    }

    Sample searchSample() {
        return byDay ? Sample.SEARCH_DAYS : Sample.SEARCH_THINNED;
    }

    Sample heldOutSample() {
        return byDay ? Sample.HELD_OUT_DAYS : Sample.HELD_OUT_THINNED;
    }
}
