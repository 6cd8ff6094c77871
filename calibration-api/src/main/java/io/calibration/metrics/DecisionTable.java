package io.calibration.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The joint counts of everything that the class rule looks at, with the class stored and the outcome. Any rule over the same edges
 * can be replayed from it exactly.
 *
 * @param cells non-empty cells, one a key, in ascending order of the key
 */
public record DecisionTable(List<DecisionCell> cells) {

    public DecisionTable {
        cells = List.copyOf(cells);
    }

    /** Cells in any order; cells of one key are added up, empty ones left out. */
    public static DecisionTable of(Collection<DecisionCell> cells) {
        List<DecisionCell> inOrder = new ArrayList<>(cells);
        inOrder.removeIf(cell -> cell.count() == 0);
        inOrder.sort(DecisionCell.BY_KEY); // little work for tables that are in order already
        List<DecisionCell> sums = new ArrayList<>(inOrder.size());
        for (DecisionCell cell : inOrder) {
            int last = sums.size() - 1;
            if (last >= 0 && DecisionCell.BY_KEY.compare(sums.get(last), cell) == 0) {
                sums.set(last, sums.get(last).plus(cell));
            } else {
                sums.add(cell);
            }
        }
        return new DecisionTable(sums);
    }

    /** All results. */
    public long total() {
        return cells.stream().mapToLong(DecisionCell::count).sum();
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
        List<DecisionCell> both = new ArrayList<>(cells);
        both.addAll(other.cells);
        return of(both);
    }
}
