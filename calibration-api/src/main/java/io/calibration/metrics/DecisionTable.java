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
     * @param people those of them that say whose they are: of people in even groups on even days and on odd days, then of people in odd
     *     groups on even days and on odd days; of size 0 where none does
     */
    public record Cell(
            int scoreBin,
            int confidenceBin,
            List<Integer> occurrences,
            int classIndex,
            Outcome outcome,
            long even,
            long odd,
            Counts people) {

        /** How many counts tell results of halves of people and of days apart. */
        public static final int PARTS = 4;

        private static final Counts NOBODY = Counts.zeros(0);

        /** Cells of one key are equal in this order. */
        private static final Comparator<Cell> BY_KEY = Comparator.comparingInt(Cell::scoreBin)
                .thenComparingInt(Cell::confidenceBin)
                .thenComparing(Cell::occurrences, Cell::compare)
                .thenComparingInt(Cell::classIndex)
                .thenComparing(Cell::outcome);

        /** @throws IllegalArgumentException when more results say whose they are than there are */
        public Cell {
            occurrences = List.copyOf(occurrences);
            people = people.total() == 0 ? NOBODY : people;
            if (people.size() > 0
                    && (people.size() != PARTS
                            || Math.addExact(people.get(0), people.get(2)) > even
                            || Math.addExact(people.get(1), people.get(3)) > odd)) {
                throw new IllegalArgumentException(
                        "The cell counts " + people + " results that say whose they are, and "
                                + even + " on even and " + odd
                                + " on odd days in all. Count even and odd groups on even and odd"
                                + " days, " + PARTS + " counts, and each result in its day's as well.");
            }
        }

        /** Results of which none says whose it is. */
        public Cell(
                int scoreBin,
                int confidenceBin,
                List<Integer> occurrences,
                int classIndex,
                Outcome outcome,
                long even,
                long odd) {
            this(scoreBin, confidenceBin, occurrences, classIndex, outcome, even, odd, NOBODY);
        }

        /**
         * Results of people in one half of the {@link GroupMetrics random groups} on one half of the days.
         *
         * @param oddGroup whether the number of their group is odd
         * @param oddDay whether the epoch day is odd
         */
        public long of(boolean oddGroup, boolean oddDay) {
            return people.size() == 0 ? 0 : people.get((oddGroup ? 2 : 0) + (oddDay ? 1 : 0));
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
                    Math.addExact(odd, other.odd),
                    people.plus(other.people));
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

    /** The results of all cells that say whose they are. */
    public long ofPeople() {
        return cells.stream().mapToLong(cell -> cell.people().total()).sum();
    }

    /** As if no result said whose it is. */
    DecisionTable withoutPeople() {
        return new DecisionTable(cells.stream()
                .map(cell -> new Cell(
                        cell.scoreBin,
                        cell.confidenceBin,
                        cell.occurrences,
                        cell.classIndex,
                        cell.outcome,
                        cell.even,
                        cell.odd))
                .toList());
    }

    public DecisionTable plus(DecisionTable other) {
        List<Cell> both = new ArrayList<>(cells);
        both.addAll(other.cells);
        return of(both);
    }
}
