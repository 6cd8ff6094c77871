package io.calibration.internal.statistics.days;

import io.calibration.analysis.Figure;
import io.calibration.metrics.Counts;
import io.calibration.metrics.MetricsPart;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the results of a window are spread over the classes.
 *
 * @param labels the classes
 * @param counts results in each
 * @param designEffect the mean design effect of the shares (Rao and Scott 1984, first-order correction)
 */
public record ClassMix(List<String> labels, Counts counts, double designEffect) {

    /**
     * The mix of a window with at least one result.
     *
     * @param least the least design effect
     */
    public static ClassMix of(MetricsPart part, double least) {
        return new ClassMix(part.layout().classes(), part.byClass(), Math.max(least, designEffect(part)));
    }

    private static double designEffect(MetricsPart part) {
        Counts counts = part.byClass();
        DailySeries series = DailySeries.of(part);
        List<DailyEvents> byClass = series.byClass();
        long all = counts.total();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < counts.size(); i++) {
            double weight = 1 - (double) counts.get(i) / all;
            sum += weight * series.designEffect(byClass.get(i));
            weights += weight;
        }
        return weights > 0 ? sum / weights : 1;
    }

    /** All results. */
    public long results() {
        return counts.total();
    }

    /** How many independent results they are worth. */
    public double effectiveN() {
        return results() / designEffect;
    }

    /** A class's share, in [0, 1]. */
    public double share(int index) {
        return (double) counts.get(index) / results();
    }

    /** A class's share, as a figure. */
    public Figure figure(int index) {
        return Figure.share(counts.get(index), results());
    }

    /** Results in each class, as many as they are worth. */
    public double[] effectiveCounts() {
        return IntStream.range(0, counts.size())
                .mapToDouble(i -> counts.get(i) / designEffect)
                .toArray();
    }

    /** Half the sum of the shares' differences: the share of results that would have to move. */
    public double distance(ClassMix other) {
        double sum = IntStream.range(0, counts.size())
                .mapToDouble(i -> Math.abs(share(i) - other.share(i)))
                .sum();
        return Math.min(1, sum / 2);
    }

    /** The class with the greatest adjusted residual (Haberman 1973). */
    public int mostMoved(ClassMix other) {
        int most = 0;
        for (int i = 1; i < counts.size(); i++) {
            most = residual(i, other) > residual(most, other) ? i : most;
        }
        return most;
    }

    private double residual(int index, ClassMix other) {
        double pooled = (double) (counts.get(index) + other.counts.get(index)) / (results() + other.results());
        double spread = Math.sqrt(pooled * (1 - pooled));
        return spread == 0 ? 0 : Math.abs(share(index) - other.share(index)) / spread;
    }
}
