package io.calibration.benchmarks;

import io.calibration.metrics.Outcome;
import io.calibration.metrics.ScanResultCursor;

/** Nothing but an increment a value, over primitive columns: no label, no check, no sum, no pair, no decision table. */
final class BareHistograms {

    private static final int BINS = 101;

    private final long[] score = new long[BINS];
    private final long[] categories = new long[ScanColumns.CATEGORIES * BINS];
    private final long[] confidence = new long[BINS];
    private final long[] conflict = new long[BINS];
    private final long[] dayAndClass = new long[GeneratedScan.DAYS * GeneratedScan.CLASSES.size()];
    private final long[] typeAndSeverity = new long[GeneratedScan.TYPES.size() * GeneratedScan.SEVERITIES.size()];
    private final long[] reasons = new long[GeneratedScan.REASONS.size() + 1];
    private final long[] tiers = new long[GeneratedScan.TIERS.size()];
    private final long[] sufficient = new long[3];
    private final long[] outcomes = new long[Outcome.COUNT];

    /** Counts all rows and gives the number of them. */
    long count(ScanColumns columns) {
        long firstDay = ScanResultCursor.epochDay(columns.observedAt[0]);
        for (int row = 0; row < columns.size; row++) {
            score[(int) columns.score[row]]++;
            for (int i = 0; i < ScanColumns.CATEGORIES; i++) {
                double value = columns.categoryScore[row * ScanColumns.CATEGORIES + i];
                if (!Double.isNaN(value)) {
                    categories[i * BINS + (int) value]++;
                }
            }
            countShare(confidence, columns.confidence[row]);
            countShare(conflict, columns.conflict[row]);
            int day = (int) (columns.observedAt[row] / ScanResultCursor.MILLIS_A_DAY - firstDay);
            dayAndClass[day * GeneratedScan.CLASSES.size() + columns.classes[row]]++;
            for (int i = row * ScanColumns.FLAGS; i < row * ScanColumns.FLAGS + columns.flags[row]; i++) {
                typeAndSeverity[columns.flagType[i] * GeneratedScan.SEVERITIES.size() + columns.flagSeverity[i]]++;
            }
            reasons[columns.reason[row] + 1]++;
            tiers[columns.tier[row]]++;
            sufficient[columns.sufficient[row] + 1]++;
            outcomes[columns.outcome[row]]++;
        }
        return outcomes[0] + outcomes[1] + outcomes[2];
    }

    private static void countShare(long[] histogram, double share) {
        if (!Double.isNaN(share)) {
            histogram[(int) (share * 100)]++;
        }
    }
}
