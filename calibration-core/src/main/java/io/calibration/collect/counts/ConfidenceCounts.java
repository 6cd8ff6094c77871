package io.calibration.collect.counts;

import io.calibration.metrics.ConfidenceMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.SnapshotLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Adds up confidence by class, and counts conflict scores by confidence. */
final class ConfidenceCounts {

    private static final int FIELDS = 3;

    private final long[] byClass;
    private final int absent;
    private final long[] conflicts; // by confidence bin, then by conflict bin

    ConfidenceCounts(SnapshotLayout layout) {
        byClass = new long[FIELDS * layout.classes().size()];
        absent = layout.absentConfidenceBin();
        conflicts = new long[(absent + 1) * ConfidenceMetrics.CONFLICT_BINS];
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            if (results.confidenceBin[i] != absent) {
                int at = FIELDS * results.classIndex[i];
                byClass[at] += results.times[i];
                byClass[at + 1] += results.confidence[i];
                byClass[at + 2] += results.confidenceSquared[i];
            }
        }
        for (int i = 0; i < results.size; i++) {
            if (!Double.isNaN(results.conflict[i])) {
                countConflict(results.confidenceBin[i], ConfidenceMetrics.conflictBin(results.conflict[i]), 1);
            }
        }
    }

    void countConflict(int confidenceBin, int conflictBin, long times) {
        conflicts[confidenceBin * ConfidenceMetrics.CONFLICT_BINS + conflictBin] += times;
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
