package io.calibration.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The joint counts of everything that the class rule looks at, with the class stored and the outcome. Any rule over the same edges
 * can be replayed from it exactly.
 *
 * @param cells non-empty cells, one a key, in ascending order of the key
 */
public record DecisionTable(List<Cell> cells) {

    public DecisionTable {
        cells = List.copyOf(cells);
    }

    /**
     * Results that the class rule cannot tell apart, with one stored class and one outcome.
     *
     * @param scoreBin bin of the overall score
     * @param confidenceBin bin of the confidence, or {@link SnapshotLayout#absentConfidenceBin()}
     * @param occurrences flags of each severity, capped as the layout says; 0 where the cap is 0
     * @param classIndex the class that the host stored, as an index into {@link SnapshotLayout#classes()}
     * @param outcome what became of them
     * @param even results on days with an even epoch day
     * @param odd results on the other days
     */
    public record Cell(
            int scoreBin,
            int confidenceBin,
            List<Integer> occurrences,
            int classIndex,
            Outcome outcome,
            long even,
            long odd) {

        /** Cells of one key are equal in this order. */
        private static final Comparator<Cell> BY_KEY = Comparator.comparingInt(Cell::scoreBin)
                .thenComparingInt(Cell::confidenceBin)
                .thenComparing(Cell::occurrences, Cell::compare)
                .thenComparingInt(Cell::classIndex)
                .thenComparing(Cell::outcome);

        public Cell {
            occurrences = List.copyOf(occurrences);
        }

        /** All results of the cell. */
        public long count() {
            return even + odd;
        }

        Cell plus(Cell other) {
            return new Cell(
                    scoreBin,
                    confidenceBin,
                    occurrences,
                    classIndex,
                    outcome,
                    Math.addExact(even, other.even),
                    Math.addExact(odd, other.odd));
        }

        private static int compare(List<Integer> left, List<Integer> right) {
            for (int i = 0; i < left.size(); i++) {
                int order = Integer.compare(left.get(i), right.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return 0;
        }
    }

    /** No results. */
    public static final DecisionTable NONE = new DecisionTable(List.of());

    /** Cells in any order; cells of one key are added up, empty ones left out. */
    public static DecisionTable of(Collection<Cell> cells) {
        List<Cell> inOrder = new ArrayList<>(cells);
        inOrder.removeIf(cell -> cell.count() == 0);
        inOrder.sort(Cell.BY_KEY); // little work for tables that are in order already
        List<Cell> sums = new ArrayList<>(inOrder.size());
        for (Cell cell : inOrder) {
            int last = sums.size() - 1;
            if (last >= 0 && Cell.BY_KEY.compare(sums.get(last), cell) == 0) {
                sums.set(last, sums.get(last).plus(cell));
            } else {
                sums.add(cell);
            }
        }
        return new DecisionTable(sums);
    }

    /** All results. */
    public long total() {
        return cells.stream().mapToLong(Cell::count).sum();
    }

    /** Results of each stored class. */
    public Counts byClass(int classes) {
        long[] counts = new long[classes];
        cells.forEach(cell -> counts[cell.classIndex()] += cell.count());
        return Counts.of(counts);
    }

    /** For each confidence bin, the absent one last: results of each stored class. */
    public List<Counts> byConfidence(int confidenceBins, int classes) {
        long[][] counts = new long[confidenceBins][classes];
        cells.forEach(cell -> counts[cell.confidenceBin()][cell.classIndex()] += cell.count());
        return Arrays.stream(counts).map(Counts::of).toList();
    }

    public DecisionTable plus(DecisionTable other) {
        List<Cell> both = new ArrayList<>(cells);
        both.addAll(other.cells);
        return of(both);
    }
}
