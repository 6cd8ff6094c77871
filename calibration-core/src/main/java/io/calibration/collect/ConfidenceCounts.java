package io.calibration.collect;

import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.Fixed;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Adds up confidence by class, and counts conflict scores by confidence. */
final class ConfidenceCounts {

    private static final int FIELDS = 3;

    private final long[] byClass;
    private final long[] conflicts; // by confidence bin, then by conflict bin

    ConfidenceCounts(SnapshotLayout layout) {
        byClass = new long[FIELDS * layout.classes().size()];
        conflicts = new long[(layout.absentConfidenceBin() + 1) * ConfidenceMetrics.CONFLICT_BINS];
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            double confidence = results.confidence[i];
            if (!Double.isNaN(confidence)) {
                int at = FIELDS * results.classIndex[i];
                byClass[at]++;
                byClass[at + 1] += Fixed.of(confidence);
                byClass[at + 2] += Fixed.of(confidence * confidence);
            }
        }
        for (int i = 0; i < results.size; i++) {
            if (!Double.isNaN(results.conflict[i])) {
                conflicts[
                        results.confidenceBin[i] * ConfidenceMetrics.CONFLICT_BINS
                                + ConfidenceMetrics.conflictBin(results.conflict[i])]++;
            }
        }
    }

    List<ConfidenceMetrics.Sums> toSums() {
        return IntStream.range(0, byClass.length / FIELDS)
                .map(classIndex -> FIELDS * classIndex)
                .mapToObj(at -> new ConfidenceMetrics.Sums(byClass[at], byClass[at + 1], byClass[at + 2]))
                .toList();
    }

    List<Counts> toConflicts() {
        return IntStream.iterate(0, at -> at < conflicts.length, at -> at + ConfidenceMetrics.CONFLICT_BINS)
                .mapToObj(at -> Counts.of(Arrays.copyOfRange(conflicts, at, at + ConfidenceMetrics.CONFLICT_BINS)))
                .toList();
    }
}
