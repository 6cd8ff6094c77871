package io.calibration.internal.proposal;

import io.calibration.metrics.Bins;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.DoubleStream;

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
        for (int bin = 0; bin < points.length; bin++) {
            double lower = bins.lower(bin);
            double upper = bin + 1 < points.length ? bins.lower(bin + 1) : Double.POSITIVE_INFINITY;
            DoubleStream inside = Arrays.stream(sorted).filter(t -> (t > lower) && (t < upper));
            points[bin] = DoubleStream.concat(DoubleStream.of(lower), inside).toArray();
        }
        return points;
    }
}
