package io.calibration.collect;

import io.calibration.metrics.ConfidenceSums;
import io.calibration.metrics.ConflictMetrics;
import io.calibration.metrics.Counts;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Adds up confidence by class, and counts conflict scores by confidence. */
final class ConfidenceCounts {

    private static final int FIELDS = 3;

    private final long[] byClass;
    private final long[][] conflicts;

    ConfidenceCounts(SnapshotLayout layout) {
        byClass = new long[FIELDS * layout.classes().size()];
        conflicts = new long[layout.absentConfidenceBin() + 1][ConflictMetrics.BINS];
    }

    void count(CheckedResult result) {
        if (result.hasConfidence) {
            int at = FIELDS * result.classIndex;
            byClass[at]++;
            byClass[at + 1] += result.fixedConfidence;
            byClass[at + 2] += result.fixedConfidenceSquared;
        }
        if (!Double.isNaN(result.conflict)) {
            conflicts[result.confidenceBin][ConflictMetrics.bin(result.conflict)]++;
        }
    }

    List<ConfidenceSums> toSums() {
        return IntStream.range(0, byClass.length / FIELDS)
                .map(classIndex -> FIELDS * classIndex)
                .mapToObj(at -> new ConfidenceSums(byClass[at], byClass[at + 1], byClass[at + 2]))
                .toList();
    }

    ConflictMetrics toConflicts() {
        return new ConflictMetrics(Stream.of(conflicts).map(Counts::of).toList());
    }
}
