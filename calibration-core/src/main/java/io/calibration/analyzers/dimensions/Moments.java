package io.calibration.analyzers.dimensions;

import io.calibration.metrics.Bins;
import io.calibration.metrics.DecisionTable;
import io.calibration.metrics.DecisionTable.Cell;

/**
 * Mean and spread of scores, each as the lower edge of its bin.
 *
 * @param n how many
 * @param mean their mean, in points
 * @param variance their variance
 */
record Moments(long n, double mean, double variance) {

    static Moments of(DecisionTable table, Bins bins) {
        long n = 0;
        double sum = 0;
        double squares = 0;
        for (Cell cell : table.cells()) {
            double score = bins.lower(cell.scoreBin());
            n += cell.count();
            sum += (double) cell.count() * score;
            squares += (double) cell.count() * score * score;
        }
        double mean = sum / Math.max(1, n);
        return new Moments(n, mean, Math.max(0, squares / Math.max(1, n) - mean * mean));
    }

    double deviation() {
        return Math.sqrt(variance);
    }
}
