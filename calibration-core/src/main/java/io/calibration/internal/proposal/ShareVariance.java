package io.calibration.internal.proposal;

import io.calibration.internal.statistics.days.DayVariation;

/**
 * The variance of sums over a class's days: that of independent results, of people who come back, and of days that differ and last.
 *
 * @param share the class's share
 * @param people how much more results vary than independent ones, for people come back
 * @param days how the share differs from day to day
 */
record ShareVariance(double share, double people, DayVariation days) {

    /** Variance of one result. */
    double ofResult() {
        return share * (1 - share) * people;
    }

    /** Variance of the mean share of a window, counted from 1 for the last one back. */
    double ofWindow(KnownDays known, int window) {
        double size = known.size(known.from(window), known.to(window));
        double[] weights = new double[known.places()];
        for (int place = known.from(window); place < known.to(window); place++) {
            weights[place] = known.size(place) / size;
        }
        return ofResult() / size + share * share * cautious(weights);
    }

    /** Variance that days make of a sum of their logarithms with these weights, with an allowance for how little is known of it. */
    double cautious(double[] weights) {
        return days.cautious().variance() * ShareLine.lasting(weights, days.memory());
    }

    /** The variance of the next window's share, for one that knows the parameters. */
    double least(KnownDays known, double fewestPeople) {
        double own = known.size(known.from(1), known.to(1));
        return ofResult() / people * fewestPeople / own
                + share * share * days.variance() * ShareLine.lasting(known.next(), days.memory());
    }
}
