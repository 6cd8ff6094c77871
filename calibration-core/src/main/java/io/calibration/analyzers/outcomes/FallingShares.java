package io.calibration.analyzers.outcomes;

import io.calibration.metrics.DayCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares of results with an outcome, day by day, as near to those seen as they can be without ever rising: neighbours that rise are pooled
 * (pool adjacent violators; Ayer, Brunk, Ewing, Reid and Silverman 1955).
 *
 * @param blocks days that are pooled, in order
 */
record FallingShares(List<Block> blocks) {

    FallingShares {
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
    record Block(int start, int end, long results, long known) {

        double share() {
            return results == 0 ? 0 : (double) known / results;
        }

        Block plus(Block next) {
            return new Block(start, next.end, results + next.results, known + next.known);
        }
    }

    static FallingShares of(List<DayCounts> days) {
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
