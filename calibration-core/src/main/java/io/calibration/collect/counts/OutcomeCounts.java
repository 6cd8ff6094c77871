package io.calibration.collect.counts;

import io.calibration.metrics.OutcomeMetrics;
import io.calibration.metrics.SnapshotLayout;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;

/** Adds up outcomes by confidence bin and by score bin. */
final class OutcomeCounts {

    private static final int FIELDS = 4;

    private final int absent;
    private final long[] byConfidence;
    private final ScoreSums scores;
    private final long[] yesByScore;

    OutcomeCounts(SnapshotLayout layout, Scale scale) {
        absent = layout.absentConfidenceBin();
        byConfidence = new long[FIELDS * layout.confidenceBins().count()];
        scores = new ScoreSums(layout.scoreBins(), scale, 1);
        yesByScore = new long[layout.scoreBins().count()];
    }

    void count(CheckedResults results) {
        for (int i = 0; i < results.size; i++) {
            if (results.outcome[i] != CheckedResults.ABSENT) {
                count(results, i, results.outcome[i] == CheckedResults.YES ? results.times[i] : 0);
            }
        }
    }

    private void count(CheckedResults results, int i, long yes) {
        int bin = results.scoreBin[i];
        scores.add(0, bin, results.score[i], results.times[i]);
        yesByScore[bin] += yes;
        if (results.confidenceBin[i] != absent) {
            int at = FIELDS * results.confidenceBin[i];
            byConfidence[at] += results.times[i];
            byConfidence[at + 1] += yes;
            byConfidence[at + 2] += results.confidence[i];
            byConfidence[at + 3] += results.confidenceSquared[i];
        }
    }

    OutcomeMetrics toMetrics(SortedMap<LocalDate, OutcomeMetrics.Ages> byDay) {
        List<OutcomeMetrics.Sums> confidenceSums = IntStream.range(0, byConfidence.length / FIELDS)
                .map(bin -> FIELDS * bin)
                .mapToObj(at -> new OutcomeMetrics.Sums(
                        byConfidence[at], byConfidence[at + 1], byConfidence[at + 2], byConfidence[at + 3]))
                .toList();
        List<OutcomeMetrics.Sums> scoreSums = IntStream.range(0, yesByScore.length)
                .mapToObj(bin -> new OutcomeMetrics.Sums(
                        scores.count(0, bin), yesByScore[bin], scores.sum(0, bin), scores.sumOfSquares(0, bin)))
                .toList();
        return new OutcomeMetrics(confidenceSums, scoreSums, byDay);
    }
}
