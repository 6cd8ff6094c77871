package io.calibration.metrics;

import java.util.Comparator;
import java.util.List;

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
public record DecisionCell(
        int scoreBin,
        int confidenceBin,
        List<Integer> occurrences,
        int classIndex,
        Outcome outcome,
        long even,
        long odd) {

    /** Cells of one key are equal in this order. */
    static final Comparator<DecisionCell> BY_KEY = Comparator.comparingInt(DecisionCell::scoreBin)
            .thenComparingInt(DecisionCell::confidenceBin)
            .thenComparing(DecisionCell::occurrences, DecisionCell::compare)
            .thenComparingInt(DecisionCell::classIndex)
            .thenComparing(DecisionCell::outcome);

    public DecisionCell {
        occurrences = List.copyOf(occurrences);
    }

    /** All results of the cell. */
    public long count() {
        return even + odd;
    }

    DecisionCell plus(DecisionCell other) {
        return new DecisionCell(
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
