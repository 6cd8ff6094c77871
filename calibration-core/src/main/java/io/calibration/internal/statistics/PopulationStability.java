package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The population stability index of two distributions over ordered classes. Over its noise {@code c = 1/n + 1/m} it is non-central
 * chi-square (Yurdakul 2018; Potgieter, van Zyl, Schutte and Lombard 2023), so that it has an interval and a p-value: a fixed rule such
 * as "above 0.1" alarms by mere chance in small samples. Classes that expect fewer than {@value #LEAST_EXPECTED} results join a
 * neighbour, for the distribution does not hold there.
 *
 * @param index the index, at least 0
 * @param classes the classes that it was computed over, after joining; at least 1
 * @param noise what the index would be by chance, a degree of freedom
 */
public record PopulationStability(double index, int classes, double noise) {

    private static final double LEAST_EXPECTED = 5;
    private static final double TAIL = 0.025;

    /**
     * The index of two samples.
     *
     * @param now results in each class, divided by the design effect
     * @param before the same of the baseline
     */
    public static PopulationStability of(double[] now, double[] before) {
        double n = total(now);
        double m = total(before);
        List<double[]> cells = joined(now, before, n, m);
        double index = 0;
        for (double[] cell : cells) {
            double p = (cell[0] + 0.5) / (n + cells.size() / 2.0);
            double q = (cell[1] + 0.5) / (m + cells.size() / 2.0);
            index += (p - q) * Math.log(p / q);
        }
        return new PopulationStability(index, cells.size(), 1 / n + 1 / m);
    }

    /** The index less what chance adds to it, at least 0. */
    public double estimate() {
        return Math.max(0, index - degrees() * noise);
    }

    /** The 95 % interval of the true index. */
    public Interval interval() {
        if (degrees() == 0) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double lower = noise * NonCentralChiSquare.nonCentrality(index / noise, degrees(), TAIL);
        double upper = noise * NonCentralChiSquare.nonCentrality(index / noise, degrees(), 1 - TAIL);
        return new Interval(lower, upper);
    }

    /** The probability of an index this great when the true one is {@code trueIndex}. */
    public double probabilityOfAsGreat(double trueIndex) {
        return degrees() == 0 ? 1 : NonCentralChiSquare.above(index / noise, degrees(), trueIndex / noise);
    }

    private int degrees() {
        return classes - 1;
    }

    private static double total(double[] counts) {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    /** Neighbours joined until each cell expects enough in both samples. */
    private static List<double[]> joined(double[] now, double[] before, double n, double m) {
        List<double[]> cells = new ArrayList<>();
        double[] open = null;
        for (int i = 0; i < now.length; i++) {
            open = sum(open, new double[] {now[i], before[i]});
            if ((open[0] + open[1]) * Math.min(n, m) / (n + m) >= LEAST_EXPECTED) {
                cells.add(open);
                open = null;
            }
        }
        if (open != null) {
            double[] last = cells.isEmpty() ? null : cells.remove(cells.size() - 1);
            cells.add(sum(last, open));
        }
        return cells;
    }

    private static double[] sum(double @Nullable [] cell, double[] other) {
        return cell == null ? other : new double[] {cell[0] + other[0], cell[1] + other[1]};
    }
}
