package io.calibration.internal.proposal;

import java.util.stream.IntStream;

/**
 * A line through the shares of the last windows, each day weighing as much as it has results, as weights of the days: what it foretells is
 * a sum over them, so that its variance is known for whatever the days have in common. Immutable.
 */
final class ShareLine {

    private final double[] level; // weights whose sum is the mean share of the windows
    private final double[] rise; // weights whose sum is how much higher the line is in the next window than the mean
    private final double center; // place of the windows' middle
    private final double next; // place of the next window's middle

    private ShareLine(double[] level, double[] rise, double center, double next) {
        this.level = level;
        this.rise = rise;
        this.center = center;
        this.next = next;
    }

    /** The line through so many windows, this one included. */
    static ShareLine through(KnownDays days, int windows) {
        int places = days.places();
        double[] next = days.next();
        int from = days.from(windows);
        double all = days.size(from, places);
        double center = IntStream.range(from, places)
                .mapToDouble(place -> days.size(place) * place / all)
                .sum();
        double ahead = IntStream.range(places, next.length)
                .mapToDouble(place -> next[place] * place)
                .sum();
        double squares = IntStream.range(from, places)
                .mapToDouble(place -> days.size(place) * (place - center) * (place - center))
                .sum();
        double[] level = new double[places];
        double[] rise = new double[places];
        for (int place = from; place < places; place++) {
            level[place] = days.size(place) / all;
            rise[place] = squares == 0 ? 0 : days.size(place) * (place - center) * (ahead - center) / squares;
        }
        return new ShareLine(level, rise, center, ahead);
    }

    /** The weights where so much of the rise is kept. */
    double[] weights(double kept) {
        double[] weights = level.clone();
        for (int place = 0; place < weights.length; place++) {
            weights[place] += kept * rise[place];
        }
        return weights;
    }

    /** How high the line with this mean and this rise is at a place. */
    double at(double place, double mean, double risen) {
        return mean + risen * (place - center) / (next - center);
    }

    /** The mean share of the windows. */
    double level(double[] shares) {
        return sum(level, shares);
    }

    /** How much higher the line is in the next window than the mean. */
    double rise(double[] shares) {
        return sum(rise, shares);
    }

    /** How much higher the line is from one place to the next. */
    double slope(double[] shares) {
        return rise(shares) / (next - center);
    }

    static double sum(double[] weights, double[] shares) {
        return IntStream.range(0, weights.length)
                .mapToDouble(place -> weights[place] * shares[place])
                .sum();
    }

    /** Variance of a weighted sum of autoregressive days of variance 1. */
    static double lasting(double[] weights, double memory) {
        double sum = 0;
        double carried = 0;
        for (double weight : weights) {
            sum += weight * weight + 2 * weight * carried;
            carried = memory * (carried + weight);
        }
        return sum;
    }
}
