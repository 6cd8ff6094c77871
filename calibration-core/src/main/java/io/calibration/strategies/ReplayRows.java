package io.calibration.strategies;

import io.calibration.config.ClassRule;
import io.calibration.config.FlagSeverity;
import io.calibration.config.ScoringConfig;
import io.calibration.metrics.Bins;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.SnapshotLayout;
import io.calibration.proposal.ProposalContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The decision table added up to rows of running sums, so that a move of score thresholds is replayed by a few subtractions instead of a
 * pass over all cells. Exact for thresholds on bin edges. Immutable and thread-safe.
 */
final class ReplayRows {

    private final List<ReplayRow> rows;
    private final int bins;
    private final int[] below;
    private final int[] above;
    private final boolean firstIsBest;

    private ReplayRows(List<ReplayRow> rows, ProposalContext context) {
        this.rows = rows;
        Bins scores = context.snapshot().layout().scoreBins();
        double distance = context.replay().flipDistance();
        bins = scores.count();
        below = new int[bins];
        above = new int[bins];
        for (int bin = 0; bin < bins; bin++) {
            below[bin] = firstAtOrAbove(scores, scores.lower(bin) - distance);
            above[bin] = firstAtOrAbove(scores, scores.lower(bin) + distance);
        }
        firstIsBest = context.base().isBestFirst();
    }

    private static int firstAtOrAbove(Bins bins, double score) {
        int bin = 0;
        while (bin < bins.count() && bins.lower(bin) < score) {
            bin++;
        }
        return bin;
    }

    /**
     * The rows for a candidate's confidence thresholds and flag limits.
     *
     * @param candidate a config with the score thresholds of the base
     * @param firstBins where the base's score thresholds stand
     */
    static ReplayRows of(ProposalContext context, ScoringConfig candidate, int[] firstBins) {
        SnapshotLayout layout = context.snapshot().layout();
        ClassRule before = ClassRule.of(context.base());
        ClassRule after = ClassRule.of(candidate);
        Map<Key, long[][]> sums = new HashMap<>();
        List<DecisionTable.Cell> cells =
                context.snapshot().metrics().decisions().cells();
        Counts search = context.replay().searchable();
        int bins = layout.scoreBins().count();
        for (int i = 0; i < cells.size(); i++) {
            DecisionTable.Cell cell = cells.get(i);
            long[][] sum = sums.computeIfAbsent(Key.of(cell, layout, before, after), key -> new long[2][bins + 1]);
            sum[0][cell.scoreBin() + 1] += search.get(i);
            sum[1][cell.scoreBin() + 1] += cell.count();
        }
        List<ReplayRow> rows = new ArrayList<>();
        sums.forEach((key, sum) -> rows.add(new ReplayRow(
                Reach.of(key.before(), firstBins, bins, context.base().isBestFirst()),
                key.after(),
                key.critical(),
                running(sum[0]),
                running(sum[1]))));
        return new ReplayRows(rows, context);
    }

    private static Counts running(long[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
        return Counts.of(counts);
    }

    /** What the rule looks at beside the score, as far as it matters. */
    private record Key(long before, long after, boolean critical) {

        static Key of(DecisionTable.Cell cell, SnapshotLayout layout, ClassRule before, ClassRule after) {
            int[] flags = cell.occurrences().stream().mapToInt(i -> i).toArray();
            double confidence = cell.confidenceBin() == layout.absentConfidenceBin()
                    ? Double.NaN
                    : layout.confidenceBins().lower(cell.confidenceBin());
            int classes = layout.classes().size();
            return new Key(
                    admitted(before, classes, confidence, flags),
                    admitted(after, classes, confidence, flags),
                    flags[FlagSeverity.CRITICAL.index()] > 0);
        }

        private static long admitted(ClassRule rule, int classes, double confidence, int[] flags) {
            long bits = 0;
            for (int i = 0; i < classes; i++) {
                bits |= rule.admits(i, confidence, flags) ? 1L << i : 0;
            }
            return bits;
        }
    }

    /** What moving the score thresholds to these bins gives. */
    Evaluation evaluation(int[] firstBins) {
        int classes = firstBins.length;
        Sum sum = new Sum(classes);
        for (ReplayRow row : rows) {
            Reach after = Reach.of(row.admitted(), firstBins, bins, firstIsBest);
            for (int i = 0; i < classes; i++) {
                sum.classes[i] += row.inSearch(after.from(i), after.to(i));
            }
            addMoves(row, after, sum);
            addFlips(row, after, sum);
        }
        return sum.evaluation();
    }

    /** Walks down the bins, from one class's end to the next under either config. */
    private void addMoves(ReplayRow row, Reach after, Sum sum) {
        int from = 0;
        int to = 0;
        for (int end = bins; end > 0; ) {
            int first = Math.max(row.before().from(from), after.from(to));
            if (from != to) {
                long moved = row.inWindow(first, end);
                boolean better = firstIsBest ? to < from : to > from;
                sum.reclassified += moved;
                sum.improved += better ? moved : 0;
                sum.criticalImproved += better && row.critical() ? moved : 0;
            }
            from += row.before().from(from) == first ? 1 : 0;
            to += after.from(to) == first ? 1 : 0;
            end = first;
        }
    }

    /** A score flips at a threshold's bin b when it lies in [b - distance, b + distance). */
    private void addFlips(ReplayRow row, Reach after, Sum sum) {
        int done = 0;
        for (int i = after.classes() - 2; i >= 0; i--) {
            int at = after.from(i);
            int was = row.before().from(i);
            int first = first(at);
            int end = end(at);
            sum.crossing[i] += row.inSearch(first, end);
            sum.crossingKept[i] += row.inSearch(Math.max(first, first(was)), Math.min(end, end(was)));
            sum.fragile += row.inSearch(Math.max(done, first), end);
            done = Math.max(done, end);
        }
    }

    private int first(int bin) {
        return bin > 0 && bin < bins ? below[bin] : bins;
    }

    private int end(int bin) {
        return bin > 0 && bin < bins ? above[bin] : 0;
    }

    /**
     * What replaying one candidate gives. Counts of the search half judge it, counts of the window hold it against the guardrails.
     *
     * @param classes results of each class in the search half
     * @param crossing for each threshold, results of the search half that would cross it if their score moved by the flip distance
     * @param crossingKept of these, those that would cross it under the base config too
     * @param fragile results of the search half whose class would flip
     * @param reclassified results of the window that change their class
     * @param improved results of the window that move to a better class
     * @param criticalImproved of these, those with a critical flag as far as the decision table tells
     */
    record Evaluation(
            Counts classes,
            Counts crossing,
            Counts crossingKept,
            long fragile,
            long reclassified,
            long improved,
            long criticalImproved) {

        long results() {
            return classes.total();
        }

        double share(int index) {
            return (double) classes.get(index) / Math.max(1, results());
        }
    }

    /** An evaluation while it is added up. */
    private static final class Sum {

        private final long[] classes;
        private final long[] crossing;
        private final long[] crossingKept;
        private long fragile;
        private long reclassified;
        private long improved;
        private long criticalImproved;

        Sum(int size) {
            classes = new long[size];
            crossing = new long[size];
            crossingKept = new long[size];
        }

        Evaluation evaluation() {
            return new Evaluation(
                    Counts.of(classes),
                    Counts.of(crossing),
                    Counts.of(crossingKept),
                    fragile,
                    reclassified,
                    improved,
                    criticalImproved);
        }
    }

    /**
     * Results that differ in their score alone: the same classes admit them by confidence and flags.
     *
     * @param before where each class reaches under the base config
     * @param admitted by bit: the classes that admit them under the candidate's confidence thresholds
     * @param critical whether they carry a critical flag
     * @param search results below each bin, in the half that a search may see
     * @param window results below each bin, in the whole window
     */
    private record ReplayRow(Reach before, long admitted, boolean critical, Counts search, Counts window) {

        long inSearch(int from, int to) {
            return between(search, from, to);
        }

        long inWindow(int from, int to) {
            return between(window, from, to);
        }

        private static long between(Counts below, int from, int to) {
            return to > from ? below.get(to) - below.get(from) : 0;
        }
    }
}
