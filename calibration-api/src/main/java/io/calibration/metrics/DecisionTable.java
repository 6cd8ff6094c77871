package io.calibration.metrics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

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
        TreeMap<DecisionCell, DecisionCell> byKey = new TreeMap<>(DecisionCell.BY_KEY);
        for (DecisionCell cell : cells) {
            if (cell.count() > 0) {
                byKey.merge(cell, cell, DecisionCell::plus);
            }
        }
        return new DecisionTable(List.copyOf(byKey.values()));
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
