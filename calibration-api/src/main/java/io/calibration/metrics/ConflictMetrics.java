package io.calibration.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * The density of contradictions, in bins of 0.05 from 0 to 1; the last bin includes 1.
 *
 * @param byConfidence for each confidence bin of the layout, the absent one last: results in each conflict bin
 */
public record ConflictMetrics(List<Counts> byConfidence) {

    /** The number of conflict bins. */
    public static final int BINS = 20;

    public ConflictMetrics {
        byConfidence = List.copyOf(byConfidence);
    }

    /** The bin of a conflict score in [0, 1]. */
    public static int bin(double conflict) {
        int bin = Math.min(BINS - 1, (int) (conflict * BINS));
        if (bin + 1 < BINS && conflict >= (bin + 1) / (double) BINS) {
            return bin + 1;
        }
        return conflict < bin / (double) BINS ? bin - 1 : bin;
    }

    /** Results in each conflict bin. */
    public Counts histogram() {
        return byConfidence.stream().reduce(Counts.zeros(BINS), Counts::plus);
    }

    public ConflictMetrics plus(ConflictMetrics other) {
        List<Counts> sum = new ArrayList<>();
        for (int i = 0; i < byConfidence.size(); i++) {
            sum.add(byConfidence.get(i).plus(other.byConfidence.get(i)));
        }
        return new ConflictMetrics(sum);
    }
}
