package io.calibration.collect;

import io.calibration.metrics.Fixed;
import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.SnapshotLayout;
import java.util.List;
import java.util.stream.IntStream;

/** Adds up outcomes by confidence bin and by score bin. */
final class OutcomeCounts {

    private static final int FIELDS = 4;

    private final long[] byConfidence;
    private final ScoreSums scores;
    private final long[] yesByScore;

    OutcomeCounts(SnapshotLayout layout, Scale scale) {
        byConfidence = new long[FIELDS * layout.confidenceBins().count()];
        scores = new ScoreSums(layout.scoreBins(), scale, 1);
        yesByScore = new long[layout.scoreBins().count()];
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            if (results.outcome[i] != CheckedResults.ABSENT) {
                count(results, i, results.outcome[i] == CheckedResults.YES ? 1 : 0);
            }
        }
    }

    private void count(CheckedResults results, int i, int yes) {
        int bin = results.scoreBin[i];
        scores.add(0, bin, results.score[i]);
        yesByScore[bin] += yes;
        double confidence = results.confidence[i];
        if (!Double.isNaN(confidence)) {
            int at = FIELDS * results.confidenceBin[i];
            byConfidence[at]++;
            byConfidence[at + 1] += yes;
            byConfidence[at + 2] += Fixed.of(confidence);
            byConfidence[at + 3] += Fixed.of(confidence * confidence);
        }
    }

    OutcomeMetrics toMetrics() {
        List<OutcomeMetrics.Sums> confidenceSums = IntStream.range(0, byConfidence.length / FIELDS)
                .map(bin -> FIELDS * bin)
                .mapToObj(at -> new OutcomeMetrics.Sums(
                        byConfidence[at], byConfidence[at + 1], byConfidence[at + 2], byConfidence[at + 3]))
                .toList();
        List<OutcomeMetrics.Sums> scoreSums = IntStream.range(0, yesByScore.length)
                .mapToObj(bin -> new OutcomeMetrics.Sums(
                        scores.count(0, bin), yesByScore[bin], scores.sum(0, bin), scores.sumOfSquares(0, bin)))
                .toList();
        return new OutcomeMetrics(confidenceSums, scoreSums);
    }
}
