package io.calibration.internal.statistics.days;

import io.calibration.internal.statistics.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much a rate differs from day to day beyond chance, and how long that lasts. Idea: results of a day share what befell the day, and
 * neighbouring days share some of it, so that many results of few days tell less than they seem to. Formula: a day's rate is the mean one
 * times {@code exp(u)}, {@code u} of a first-order autoregression with variance {@code tau^2} and memory {@code r}; the mean of {@code L}
 * days then varies by {@code tau^2 / L * (1 + 2 sum (1 - k/L) r^k)} (Bartlett 1946; Newey and West 1987 for the sum). Both are found by
 * moments: the variance of the days' counts over that of independent results (Breslow 1984), and their covariance with the day after.
 *
 * @param variance of the logarithm of a day's rate beyond chance, at least 0
 * @param memory correlation of neighbouring days, from 0 to below 1
 * @param degrees degrees of freedom that the variance is known with
 */
public record DayVariation(double variance, double memory, double degrees) {

    /** @throws IllegalArgumentException when one is out of bounds */
    public DayVariation {
        if (!(variance >= 0 && memory >= 0 && memory < 1 && degrees > 0)) {
            throw new IllegalArgumentException("A variance of " + variance + " with the memory " + memory + " and "
                    + degrees + " degrees of freedom is none. Give a variance of at least 0 and a memory in [0, 1).");
        }
    }

    /** Every day is like every other. */
    public static final DayVariation NONE = new DayVariation(0, 0, Double.POSITIVE_INFINITY);

    /** More would be a trend, not days. */
    private static final double MOST_MEMORY = 0.9;

    private static final double MOST_LOST = 0.7;
    private static final int ROUNDS = 3;

    /** What is off by two standard errors is sure to be off. */
    private static final double SURE = 4;

    private static final double USUAL_MEMORY = 0.4;
    private static final double SPREAD_OF_MEMORY = 0.3;
    private static final double PRIOR = 1 / (SPREAD_OF_MEMORY * SPREAD_OF_MEMORY);

    /** What a median tells, over what a mean would (its asymptotic efficiency). */
    private static final double MEDIAN = 2 / Math.PI;

    /**
     * What one rate's days say.
     *
     * @param value variance of the counts over that of independent results; about 1 where they are
     * @param next covariance of the counts of neighbouring days in the same unit
     * @param degrees degrees of freedom that this is worth; 0 where it says nothing
     * @param aDay events of an average day over the rest to 1, by which a variance of counts becomes one of logarithms
     * @param spread variance of the value from rate to rate beyond what it is uncertain by; 0 of a single one
     */
    public record Estimate(double value, double next, double degrees, double aDay, double spread) {

        /** Of a rate, the calendar allowed for. */
        public static Estimate of(RateByDay rate, int monthEnds) {
            return of(rate, DayPattern.of(rate, monthEnds));
        }

        /** The same of a rate with so many events a day. */
        Estimate aDay(double events) {
            return new Estimate(value, next, degrees, events, spread);
        }

        static Estimate of(RateByDay rate, DayPattern pattern) {
            Sums sums = new Sums();
            for (int day = 0; day < rate.days(); day++) {
                sums.add(rate, pattern, day);
            }
            return sums.estimate(pattern.degrees() + rate.fitted());
        }
    }

    /** Sums over the days. */
    private static final class Sums {
        private double squares;
        private double products;
        private double chance;
        private double expectedSquares;
        private final double[] neighbours = new double[2];
        private final double[] results = new double[2];
        private final double[] resultSquares = new double[2];
        private final double[] sideExpected = new double[2];
        private final double[] sideSquares = new double[2];
        private final double[] rest = new double[2];

        void add(RateByDay rate, DayPattern pattern, int day) {
            int side = day < rate.ownDays() ? 0 : 1;
            double mean = pattern.factor(day) * rate.expected(day);
            double off = rate.events(day) - mean;
            squares += off * off;
            expectedSquares += mean * mean;
            results[side] += rate.results(day);
            resultSquares[side] += rate.results(day) * rate.results(day);
            sideExpected[side] += mean;
            sideSquares[side] += mean * mean;
            rest[side] = rate.rest(day);
            if (rate.isFollowed(day)) {
                double then = pattern.factor(day + 1) * rate.expected(day + 1);
                products += off * (rate.events(day + 1) - then);
                neighbours[side] += mean * then;
            }
        }

        Estimate estimate(double used) {
            double days = 0;
            double events = 0;
            double correction = 0;
            for (int side = 0; side < 2; side++) {
                if (resultSquares[side] > 0 && sideExpected[side] > 0) {
                    days += results[side] * results[side] / resultSquares[side] - 1;
                    events += sideExpected[side] * rest[side];
                    chance += rest[side] * (sideExpected[side] - sideSquares[side] / sideExpected[side]);
                    correction += rest[side] * neighbours[side] / sideExpected[side];
                }
            }
            double left = days - used;
            if (!(chance > 0) || left <= 1) {
                return new Estimate(1, 0, 0, 1, 0);
            }
            double unit = chance * left / days;
            return new Estimate(
                    squares / unit,
                    (products + correction) / unit,
                    1 / (1 / left + 1 / (2 * events)),
                    expectedSquares / events,
                    0);
        }
    }

    /**
     * What several rates have in common: the median of each figure, so that a spike of one is not taken for days that differ in all. Its
     * unit is that of the estimates, events over those of independent results.
     */
    public static Estimate common(List<Estimate> estimates) {
        double all = estimates.stream().mapToDouble(Estimate::degrees).sum();
        if (all == 0) {
            return new Estimate(1, 0, 0, 1, 0);
        }
        double value = median(estimates, Estimate::value, all / 2);
        return new Estimate(
                value,
                median(estimates, Estimate::next, all / 2),
                MEDIAN * all,
                median(estimates, Estimate::aDay, all / 2),
                spread(estimates, value));
    }

    /** The rate that is furthest off does not count: its days may be what is wrong. */
    private static double spread(List<Estimate> estimates, double value) {
        double sum = 0;
        double most = 0;
        int count = -1;
        for (Estimate estimate : estimates) {
            double off = (estimate.value() - value) * (estimate.value() - value);
            if (estimate.degrees() > 0) {
                double beyond = off - error(Math.max(1, value), estimate.degrees());
                sum += beyond;
                most = count < 0 ? beyond : Math.max(most, beyond);
                count++;
            }
        }
        return count < 1 ? 0 : Math.max(0, (sum - most) / count);
    }

    /** Variance of a value that is estimated with so many degrees of freedom. */
    private static double error(double value, double degrees) {
        return 2 * value * value / Math.max(1, degrees);
    }

    private static double median(List<Estimate> estimates, ToDoubleFunction<Estimate> figure, double half) {
        List<Estimate> ascending = new ArrayList<>(estimates);
        ascending.sort(Comparator.comparingDouble(figure));
        double seen = 0;
        for (Estimate estimate : ascending) {
            seen += estimate.degrees();
            if (seen >= half) {
                return figure.applyAsDouble(estimate);
            }
        }
        return figure.applyAsDouble(ascending.get(ascending.size() - 1));
    }

    /** The variation of a rate that says this of itself, where all rates together say that; none where it says nothing. */
    public static DayVariation of(Estimate own, Estimate common) {
        if (own.degrees() == 0) {
            return NONE;
        }
        double excess = common.degrees() == 0
                ? Math.max(0, own.value() - 1)
                : drawn(own.value() - 1, Math.max(0, common.value() - 1), own.degrees(), common.spread());
        double degrees = Math.max(1, Math.max(own.degrees(), common.degrees()));
        return new DayVariation(excess / own.aDay(), memory(own, common), degrees);
    }

    /** The design effect of so many days of a rate that says nothing of itself, at least 1. */
    public static double designEffect(Estimate common, int days) {
        return of(new Estimate(1, 0, 1e-9, 1, 0), common).designEffect(days, 0, days);
    }

    /**
     * A variance beyond chance, drawn towards that of all rates by as much as it is uncertain, and never below it: as far as rates differ in it
     * (empirical Bayes; Smyth 2004), or as far as this one by itself is sure to (James and Stein 1961, the positive part). No test comes
     * before it, that would miss what is small.
     *
     * @param own what a rate's own days say, with so many degrees of freedom
     * @param spread variance of it from rate to rate
     */
    static double drawn(double own, double common, double degrees, double spread) {
        double more = own - common;
        double error = error(1 + common, degrees);
        double kept = Math.max(spread / (spread + error), 1 - SURE * error / (more * more));
        return more <= 0 ? common : common + more * Math.max(0, kept);
    }

    /** Of both together, drawn towards a usual one by as much as it is uncertain (a normal prior): what can hardly be seen may last all the same. */
    private static double memory(Estimate own, Estimate common) {
        double weight = own.degrees() + common.degrees();
        double next = (own.degrees() * own.next() + common.degrees() * common.next()) / weight;
        double excess =
                Math.max(0, (own.degrees() * (own.value() - 1) + common.degrees() * (common.value() - 1)) / weight);
        double known = ofMemory(excess, weight);
        double memory = excess == 0 ? USUAL_MEMORY : (next / excess * known + USUAL_MEMORY * PRIOR) / (known + PRIOR);
        return Math.max(0, Math.min(MOST_MEMORY, memory));
    }

    /** What so many degrees of freedom tell of the memory, one over its variance: the more days differ beyond chance, the more (Bartlett 1946). */
    private static double ofMemory(double excess, double degrees) {
        double share = excess / (1 + excess);
        return share * share * degrees;
    }

    /**
     * A memory that days like these may have as well, from 0 to below 1.
     *
     * @param aDay events of an average day over the rest to 1
     * @param days on how many days it was seen: what befalls a day may befall all rates, so that many rates tell no more of it than one
     * @param off by how many standard errors it differs
     */
    double memoryOff(double aDay, double days, double off) {
        double error = 1 / Math.sqrt(ofMemory(variance * aDay, Math.min(degrees, days)) + PRIOR);
        return Math.max(0, Math.min(MOST_MEMORY, memory + off * error));
    }

    /** Variance of the logarithm of the mean rate of so many days in a row. */
    public double ofMean(double days) {
        if (variance == 0 || days <= 0) {
            return 0;
        }
        double r = memory;
        double lasting = (1 + r) / (1 - r) - 2 * r * (1 - Math.pow(r, days)) / (days * (1 - r) * (1 - r));
        return variance / days * Math.max(1, lasting);
    }

    /**
     * The same with what a fit took of it given back: of days that last, the mean of so many in a row takes a part {@code h} of the variance,
     * and the memory {@code r} then looks like {@code (r - h) / (1 - h)} (Marriott and Pope 1954).
     *
     * @param stretches of how many days means, or what takes as much, were fitted
     */
    public DayVariation restored(double... stretches) {
        double restored = memory;
        double lost = 0;
        for (int round = 0; round < ROUNDS; round++) {
            DayVariation unit = new DayVariation(1, restored, 1);
            lost = Math.min(
                    MOST_LOST, Arrays.stream(stretches).map(unit::ofMean).sum());
            restored = Math.min(MOST_MEMORY, memory * (1 - lost) + lost);
        }
        return new DayVariation(variance / (1 - lost), restored, degrees);
    }

    /**
     * The same with an allowance for how little is known of it: Student's quantile over the normal one, squared (Korn and Graubard 1998),
     * with fewer degrees of freedom where days last (Bartlett 1935).
     */
    public DayVariation cautious() {
        double few = Normal.few(Math.max(1, degrees * (1 - memory) / (1 + memory)));
        return new DayVariation(variance * few * few, memory, degrees);
    }

    /**
     * The design effect of a rate of so many days: variance over that of independent results, at least 1.
     *
     * @param events how often it was seen in all
     * @param rate the rate, below 1
     * @param days on how many days
     */
    public double designEffect(double events, double rate, double days) {
        return rate >= 1 ? 1 : 1 + events / (1 - rate) * cautious().ofMean(days);
    }
}
