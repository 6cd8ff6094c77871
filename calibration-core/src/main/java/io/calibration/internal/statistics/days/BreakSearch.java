package io.calibration.internal.statistics.days;

import java.util.Arrays;
import java.util.Optional;

/** Looks at every day from which deviations could have another mean, and at what a break leaves to explain. Immutable. */
final class BreakSearch {

    private final double[] deviations;
    private final double[] weights;
    private final double total;
    private final double weight;

    /**
     * A search.
     *
     * @param deviations sum of the deviations of each day
     * @param weights how many results' worth of a deviation each day has, above 0
     */
    BreakSearch(double[] deviations, double[] weights) {
        this.deviations = deviations;
        this.weights = weights;
        total = Arrays.stream(deviations).sum();
        weight = Arrays.stream(weights).sum();
    }

    /**
     * Days parted in two.
     *
     * @param at the first of the days after
     * @param before the mean deviation on the days before
     * @param after the mean deviation from then on
     * @param weight what the step weighs: product of the weights before and after over all
     */
    record Split(int at, double before, double after, double weight) {

        double step() {
            return after - before;
        }

        /** How much of the days' differences it explains. */
        double gain() {
            return step() * step() * weight;
        }

        double mean(int day) {
            return day < at ? before : after;
        }
    }

    /** The split that explains most, the earliest of equal ones; empty where none has so much on either side. */
    Optional<Split> best(int leastDays, double leastWeight) {
        Split best = null;
        double sum = 0;
        double results = 0;
        for (int at = 1; at <= weights.length - leastDays; at++) {
            sum += deviations[at - 1];
            results += weights[at - 1];
            if (at >= leastDays && results >= leastWeight && weight - results >= leastWeight) {
                Split split = split(at, sum, results);
                best = best == null || split.gain() > best.gain() ? split : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private Split split(int at, double sum, double results) {
        double rest = weight - results;
        return new Split(at, sum / results, (total - sum) / rest, results * rest / weight);
    }

    /** Whether a straight line explains more than a split. */
    boolean isGradual(Split split) {
        return line().gain() > split.gain();
    }

    /**
     * A straight line through the deviations.
     *
     * @param middle the day of the mean
     * @param mean deviation there
     * @param slope a day
     * @param gain how much of the days' differences it explains
     */
    private record Line(double middle, double mean, double slope, double gain) {}

    private Line line() {
        double days = 0;
        for (int day = 0; day < weights.length; day++) {
            days += (double) day * weights[day];
        }
        double middle = days / weight;
        double sum = 0;
        double squares = 0;
        for (int day = 0; day < weights.length; day++) {
            sum += (day - middle) * deviations[day];
            squares += (day - middle) * (day - middle) * weights[day];
        }
        return new Line(middle, total / weight, sum / squares, sum * sum / squares);
    }

    /**
     * What is left to explain of each day, in standard deviations, by a split or by a straight line where that explains more: else a slow
     * change would be taken for a long memory.
     *
     * @param variance of the sum of each day's deviations
     */
    double[] rest(Split split, double[] variance) {
        Line line = line();
        boolean gradual = line.gain() > split.gain();
        double[] rest = new double[weights.length];
        for (int day = 0; day < rest.length; day++) {
            double mean = gradual ? line.mean() + line.slope() * (day - line.middle()) : split.mean(day);
            rest[day] = (deviations[day] - weights[day] * mean) / Math.sqrt(variance[day]);
        }
        return rest;
    }

    /**
     * How days vary by themselves: a dispersion, and how much of a day's deviation the next day keeps.
     *
     * @param dispersion mean squared rest, of so many days less two
     * @param memory in [0, {@value #MOST}]
     */
    record Variation(double dispersion, double memory) {

        private static final double MOST = 0.8;

        /** What the search for a split takes off the memory: found by simulating 28, 84 and 180 days, it goes as 1 over the days. */
        private static final double LOST = 4;

        private static final double FLATTER = 7.5;

        static Variation of(double[] rest) {
            double squares = 0;
            double products = 0;
            for (int day = 0; day < rest.length; day++) {
                squares += rest[day] * rest[day];
                products += day == 0 ? 0 : rest[day] * rest[day - 1];
            }
            double seen = squares == 0 ? 0 : products / squares;
            double whole = (seen + LOST / rest.length) / Math.max(0.1, 1 - FLATTER / rest.length);
            return new Variation(squares / (rest.length - 2), Math.max(0, Math.min(MOST, whole)));
        }

        /** How much greater memory makes the variance of a mean over many days. */
        double inflation() {
            return (1 + memory) / (1 - memory);
        }

        /** Degrees of freedom that the days are worth. */
        double degrees(int days) {
            return Math.max(3, (days - 2) / inflation());
        }
    }
}
