package io.calibration.internal.statistics;

import io.calibration.analysis.Interval;

/** Intervals of shares, 95 %. */
public final class PredictionInterval {

    private static final double Z = Normal.SIDE_OF_95;

    private PredictionInterval() {}

    /**
     * Where a share of the next window will lie: {@code p +- z sqrt(p~ (1 - p~) D (1/n + 1/next))}, with p~ shrunk as by Agresti and Coull
     * (1998). A prediction interval: it allows for the noise of the next window as well as for that of the estimate.
     *
     * @param count results that count
     * @param n results that the share is estimated from
     * @param design design effect of the share, at least 1
     * @param next results of the next window
     */
    public static Interval of(long count, long n, double design, long next) {
        if (n == 0 || next == 0) {
            return new Interval(0, 1);
        }
        double share = (double) count / n;
        double half = half(share, n, design, next);
        return new Interval(Math.max(0, share - half), Math.min(1, share + half));
    }

    /**
     * The same of a later window that is worth as much.
     *
     * @param worth independent results that the share is worth, above 0
     */
    public static Interval alike(double share, double worth) {
        double p = shrunk(share, worth);
        double half = Z * Math.sqrt(p * (1 - p) * 2 / worth);
        return new Interval(Math.max(0, share - half), Math.min(1, share + half));
    }

    /**
     * How far the share of the next window will lie from a share that another rule gives now: the change that the rule makes, as wide as the
     * share's own prediction interval.
     *
     * @param before results that count under the other rule
     * @param after results that count under the rule of the next window
     */
    public static Interval ofChange(long before, long after, long n, double design, long next) {
        if (n == 0 || next == 0) {
            return new Interval(-1, 1);
        }
        double change = (double) (after - before) / n;
        double half = half((double) after / n, n, design, next);
        return new Interval(Math.max(-1, change - half), Math.min(1, change + half));
    }

    private static double half(double share, long n, double design, long next) {
        double p = shrunk(share, n / design);
        return Z * Math.sqrt(p * (1 - p) * design * (1.0 / n + 1.0 / next));
    }

    /**
     * A share drawn toward a half (Agresti and Coull 1998), so that one of 0 or 1 has a variance too.
     *
     * @param worth independent results that the share is worth
     */
    public static double shrunk(double share, double worth) {
        return (share * worth + Z * Z / 2) / (worth + Z * Z);
    }

    /**
     * The interval of a paired difference of two shares in the next window.
     *
     * @param gained results that count in the second but not in the first
     * @param lost results that count in the first but not in the second
     */
    public static Interval ofDifference(long gained, long lost, long n, double design, long next) {
        if (n == 0 || next == 0) {
            return new Interval(-1, 1);
        }
        double difference = (double) (gained - lost) / n;
        double variance = (double) (gained + lost) / n - difference * difference;
        double half = Z * Math.sqrt(Math.max(0, variance) * design * (1.0 / n + 1.0 / next));
        return new Interval(Math.max(-1, difference - half), Math.min(1, difference + half));
    }
}
