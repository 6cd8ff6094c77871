package io.calibration.internal.proposal;

import io.calibration.metrics.Bins;
import java.math.BigDecimal;
import java.util.Collection;

/** The values of each bin that thresholds can tell apart: its lower edge, and each threshold that lies inside it. */
final class BinPoints {

    private BinPoints() {}

    /** For each bin its points, ascending; a bin that no threshold cuts has one. */
    static double[][] of(Bins bins, Collection<BigDecimal> thresholds) {
        double[] sorted = thresholds.stream()
                .mapToDouble(BigDecimal::doubleValue)
                .sorted()
                .distinct()
                .toArray();
        double[][] points = new double[bins.count()][];
        int next = 0;
        for (int bin = 0; bin < points.length; bin++) {
            double lower = bins.lower(bin);
            double upper = bin + 1 < points.length ? bins.lower(bin + 1) : Double.POSITIVE_INFINITY;
            while (next < sorted.length && sorted[next] <= lower) {
                next++;
            }
            int first = next;
            while (next < sorted.length && sorted[next] < upper) {
                next++;
            }
            points[bin] = new double[1 + next - first];
            points[bin][0] = lower;
            System.arraycopy(sorted, first, points[bin], 1, next - first);
        }
        return points;
    }
}
