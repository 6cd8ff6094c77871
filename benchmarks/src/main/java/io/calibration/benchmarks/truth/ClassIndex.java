package io.calibration.benchmarks.truth;

import io.calibration.metrics.MetricsPart;

/** The population stability index as it is usually computed: of plain shares, empty classes as a ten-thousandth. */
final class ClassIndex {

    private static final double LEAST_SHARE = 0.0001;

    private ClassIndex() {}

    static double between(MetricsPart now, MetricsPart before) {
        double index = 0;
        for (int i = 0; i < now.byClass().size(); i++) {
            double p = Math.max(LEAST_SHARE, (double) now.byClass().get(i) / now.results());
            double q = Math.max(LEAST_SHARE, (double) before.byClass().get(i) / before.results());
            index += (p - q) * Math.log(p / q);
        }
        return index;
    }
}
