package io.calibration.internal.statistics.days;

import io.calibration.metrics.DayCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of results with an outcome, day by day, as near to those seen as they can be without ever rising: neighbours that rise are pooled
 * (pool adjacent violators; Ayer, Brunk, Ewing, Reid and Silverman 1955).
 *
 * @param blocks days that are pooled, in order
 */
public record FallingShares(List<Block> blocks) {

    public FallingShares {
        blocks = List.copyOf(blocks);
    }

    /**
     * Days that are pooled, by their places.
     *
     * @param start the first
     * @param end the one after the last
     * @param results results of them
     * @param known those with an outcome
     */
    public record Block(int start, int end, long results, long known) {

        /** The share with an outcome, in [0, 1]. */
        public double share() {
            return results == 0 ? 0 : (double) known / results;
        }

        Block plus(Block next) {
            return new Block(start, next.end, results + next.results, known + next.known);
        }
    }

    /** The shares of some days in their order. */
    public static FallingShares of(List<DayCounts> days) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Block open = new Block(i, i + 1, days.get(i).results(), days.get(i).withOutcome());
            while (!blocks.isEmpty() && blocks.get(blocks.size() - 1).share() < open.share()) {
                open = blocks.remove(blocks.size() - 1).plus(open);
            }
            blocks.add(open);
        }
        return new FallingShares(blocks);
    }
}
