package io.calibration.benchmarks.truth;

import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Control charts of the daily rates of flagged, escalated and insufficient results. An alarm of any of them is an alarm. */
final class ControlChart {

    private static final List<ToDoubleFunction<DayCounts>> SERIES =
            List.of(DayCounts::flagged, DayCounts::escalated, DayCounts::insufficient);

    /** Tuned to a rate that doubles, or halves. */
    private static final double[] RATIOS = {2, 0.5};

    /** On average at least a hundred days between false alarms of one chart (Lorden 1971). */
    private static final double LIMIT = Math.log(100);

    private ControlChart() {}

    /** Whether a day's rate lies beyond three standard deviations of the reference days' rates. */
    static boolean beyondThreeSigma(MetricsPart now, MetricsPart reference) {
        return SERIES.stream().anyMatch(series -> {
            double[] usual = rates(reference.days().values(), series);
            double mean = Arrays.stream(usual).average().orElse(0);
            double variance = Arrays.stream(usual)
                            .map(rate -> (rate - mean) * (rate - mean))
                            .sum()
                    / Math.max(1, usual.length - 1);
            double reach = 3 * Math.sqrt(variance);
            return Arrays.stream(rates(now.days().values(), series)).anyMatch(rate -> Math.abs(rate - mean) > reach);
        });
    }

    private static double[] rates(Collection<DayCounts> days, ToDoubleFunction<DayCounts> series) {
        return days.stream()
                .mapToDouble(day -> series.applyAsDouble(day) / day.results())
                .toArray();
    }

    /** Cumulative log likelihood ratio of Poisson counts (Page 1954; Lucas 1985) against the reference's rate. */
    static boolean cusum(MetricsPart now, MetricsPart reference) {
        return SERIES.stream().anyMatch(series -> {
            double count =
                    reference.days().values().stream().mapToDouble(series).sum();
            double rate = count / reference.results();
            return Arrays.stream(RATIOS).anyMatch(ratio -> cusum(now, series, rate, ratio));
        });
    }

    private static boolean cusum(MetricsPart now, ToDoubleFunction<DayCounts> series, double rate, double ratio) {
        double sum = 0;
        for (DayCounts day : now.days().values()) {
            double expected = rate * day.results();
            sum = Math.max(0, sum + series.applyAsDouble(day) * Math.log(ratio) - expected * (ratio - 1));
            if (sum >= LIMIT) {
                return true;
            }
        }
        return false;
    }
}
