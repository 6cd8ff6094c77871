package io.calibration.collect;

import io.calibration.metrics.Fixed;
import io.calibration.metrics.Outcome;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.OutcomeSums;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.stream.IntStream;

/** Adds up outcomes by confidence bin and by score bin. */
final class OutcomeCounts {

    private static final int FIELDS = 4;

    private final long[] byConfidence;
    private final long[] byScore;

    OutcomeCounts(SnapshotLayout layout) {
        byConfidence = new long[FIELDS * layout.confidenceBins().count()];
        byScore = new long[FIELDS * layout.scoreBins().count()];
    }

    void count(CheckedResult result) {
        if (result.outcome == Outcome.ABSENT) {
            return;
        }
        int yes = result.outcome == Outcome.YES ? 1 : 0;
        add(byScore, result.scoreBin, yes, result.position, result.positionSquared);
        if (!Double.isNaN(result.confidence)) {
            double confidence = result.confidence;
            add(byConfidence, result.confidenceBin, yes, Fixed.of(confidence), Fixed.of(confidence * confidence));
        }
    }

    private static void add(long[] sums, int bin, int yes, long value, long squared) {
        int at = FIELDS * bin;
        sums[at]++;
        sums[at + 1] += yes;
        sums[at + 2] += value;
        sums[at + 3] += squared;
    }

    OutcomeMetrics toMetrics() {
        return new OutcomeMetrics(toSums(byConfidence), toSums(byScore));
    }

    private static List<OutcomeSums> toSums(long[] sums) {
        return IntStream.range(0, sums.length / FIELDS)
                .map(bin -> FIELDS * bin)
                .mapToObj(at -> new OutcomeSums(sums[at], sums[at + 1], sums[at + 2], sums[at + 3]))
                .toList();
    }
}
