package io.calibration.collect;

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
    private final ScoreSum scores;
    private final long[] yesByScore;

    OutcomeCounts(SnapshotLayout layout, Scale scale) {
        byConfidence = new long[FIELDS * layout.confidenceBins().count()];
        scores = new ScoreSum(layout.scoreBins(), scale);
        yesByScore = new long[layout.scoreBins().count()];
    }

    void count(CheckedResult result) {
        if (result.outcome == Outcome.ABSENT) {
            return;
        }
        int yes = result.outcome == Outcome.YES ? 1 : 0;
        scores.add(result.scoreBin, result.score);
        yesByScore[result.scoreBin] += yes;
        if (result.hasConfidence) {
            int at = FIELDS * result.confidenceBin;
            byConfidence[at]++;
            byConfidence[at + 1] += yes;
            byConfidence[at + 2] += result.fixedConfidence;
            byConfidence[at + 3] += result.fixedConfidenceSquared;
        }
    }

    OutcomeMetrics toMetrics() {
        List<OutcomeSums> confidenceSums = IntStream.range(0, byConfidence.length / FIELDS)
                .map(bin -> FIELDS * bin)
                .mapToObj(at -> new OutcomeSums(
                        byConfidence[at], byConfidence[at + 1], byConfidence[at + 2], byConfidence[at + 3]))
                .toList();
        List<OutcomeSums> scoreSums = IntStream.range(0, yesByScore.length)
                .mapToObj(bin ->
                        new OutcomeSums(scores.count(bin), yesByScore[bin], scores.sum(bin), scores.sumOfSquares(bin)))
                .toList();
        return new OutcomeMetrics(confidenceSums, scoreSums);
    }
}
