package io.calibration.internal.statistics.days;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How probable it is that the run of days which stands out most does so as much where nothing is wrong. Idea: somebody who tries many runs
 * finds something; runs overlap, so it is less than their number, and days that differ and last make it more. Days are therefore simulated as
 * they are taken to be, counts around an autoregression (a parametric bootstrap; Davison and Hinkley 1997), and searched and judged like the
 * real ones, their variation estimated anew, for it is not known in truth. What is rarer than the simulations can tell falls off as the last
 * hundredth of them does (Hill 1975). Not thread-safe.
 */
final class Looks {

    private static final int SIMULATIONS = 10_000;

    /** After so many a search that is found in a tenth of them needs no more (Besag and Clifford 1991). */
    private static final int FIRST = 1_000;

    private static final double PLAIN = 0.1;

    /** Fewer are not counted but extended to. */
    private static final int LEAST_SEEN = 20;

    /** Runs looked at in all simulations together. */
    private static final double MOST_RUNS = 20_000_000;

    private static final int LEAST_SIMULATIONS = 200;

    private final DayRuns runs;
    private final int otherDays;
    private final DayVariation variation;
    private final DayVariation truth; // as days are taken to be
    private final double perDay;
    private final double least;
    private final double spread;
    private final long seed;

    /**
     * The looks at these days.
     *
     * @param runs the days and the baseline
     * @param otherDays days of the baseline
     * @param variation how much days differ
     * @param least the least variance that any rate is judged with
     * @param spread how much that differs from rate to rate, in the unit of an estimate
     */
    Looks(DayRuns runs, int otherDays, DayVariation variation, double least, double spread, long seed) {
        this.runs = runs;
        this.otherDays = otherDays;
        this.variation = variation;
        truth = variation.restored(runs.exposure().days() + otherDays);
        this.least = least;
        this.spread = spread;
        this.seed = seed;
        perDay = runs.exposure().squares() / runs.exposure().total();
    }

    /**
     * The probability of a run that stands out as much, from above 0 to 1.
     *
     * @param events all events, those of the baseline included
     * @param p the probability of the run taken by itself
     */
    double probability(double events, double p) {
        int most = (int) Math.max(
                LEAST_SIMULATIONS,
                Math.min(
                        SIMULATIONS, MOST_RUNS / (runs.count() + runs.exposure().days())));
        SplittableRandom random = new SplittableRandom(seed);
        double[] least = new double[most];
        int seen = 0;
        for (int i = 0; i < most; i++) {
            least[i] = leastP(events, random);
            seen += least[i] <= p ? 1 : 0;
            if (i + 1 == FIRST && seen >= PLAIN * FIRST) {
                return (seen + 1.0) / (FIRST + 1);
            }
        }
        return seen >= LEAST_SEEN ? (seen + 1.0) / (most + 1) : beyond(least, p);
    }

    /** The tail of the logarithms falls off exponentially. */
    private static double beyond(double[] least, double p) {
        Arrays.sort(least);
        int tail = Math.max(LEAST_SEEN, least.length / 100);
        double from = least[tail];
        double sum = 0;
        for (int i = 0; i < tail; i++) {
            sum += Math.log(from / Math.max(least[i], Double.MIN_NORMAL));
        }
        double slope = Math.min(1, tail / sum);
        return Math.min(1, (double) tail / least.length * Math.pow(p / from, slope));
    }

    /** The p-value of the strongest run among days as they are. */
    private double leastP(double events, SplittableRandom random) {
        Exposure exposure = runs.exposure();
        double rate = events / (exposure.total() + runs.otherSize());
        double[] drawn = drawn(rate, random);
        DailyEvents.Builder ofDay = new DailyEvents.Builder();
        for (int day = 0; day < exposure.days(); day++) {
            ofDay.add(day, (long) drawn[day]);
        }
        DailyEvents inRuns = ofDay.build();
        double off = deviation(truth.ofMean(otherDays)) * random.nextGaussian();
        long others = otherDays == 0 ? 0 : poisson(rate * runs.otherSize() * Math.exp(off), random);
        DayRuns.Run run = runs.strongest(inRuns, others, 1, variation);
        DayVariation taken = estimated(drawn, run, random);
        double between = taken.ofMean(run.days()) + taken.ofMean(exposure.days() - run.days() + otherDays);
        return inRuns.total() + others == 0
                ? 1
                : runs.ratio(run, inRuns, others, between).probability();
    }

    private double[] drawn(double rate, SplittableRandom random) {
        double[] drawn = new double[runs.exposure().days()];
        double spread = deviation(truth.variance());
        double memory = truth.memoryOff(rate * perDay, drawn.length + otherDays, random.nextGaussian());
        double innovation = spread * Math.sqrt(1 - memory * memory);
        double now = spread == 0 ? 0 : spread * random.nextGaussian();
        for (int day = 0; day < drawn.length; day++) {
            double mean = rate * runs.exposure().size(day);
            drawn[day] = poisson(spread == 0 ? mean : mean * Math.exp(now - spread * spread / 2), random);
            now = spread == 0 ? 0 : memory * now + innovation * random.nextGaussian();
        }
        return drawn;
    }

    /** The variation as it would be estimated: from the days outside the run and from those of the baseline, of which only that is drawn. */
    private DayVariation estimated(double[] drawn, DayRuns.Run run, SplittableRandom random) {
        double outside = 0;
        double size = 0;
        for (int day = 0; day < drawn.length; day++) {
            if (day < run.first() || day >= run.end()) {
                outside += drawn[day];
                size += runs.exposure().size(day);
            }
        }
        double squares = 0;
        for (int day = 0; day < drawn.length; day++) {
            double mean = outside / size * runs.exposure().size(day);
            boolean isOut = day < run.first() || day >= run.end();
            squares += isOut && mean > 0 ? (drawn[day] - mean) * (drawn[day] - mean) / mean : 0;
        }
        double degrees = drawn.length - run.days() - 1.0;
        double aDay = outside / size * perDay;
        double before = otherDays < 2
                ? 0
                : (otherDays - 1) * (1 + aDay * variation.variance()) * chance(otherDays - 1.0, random);
        double all = degrees + Math.max(0, otherDays - 1);
        double excess = DayVariation.drawn((squares + before) / all - 1, least * aDay, all, spread);
        return new DayVariation(aDay > 0 ? excess / aDay : least, variation.memory(), variation.degrees());
    }

    /** A chi-square variable over its degrees of freedom (Wilson and Hilferty 1931). */
    private static double chance(double degrees, SplittableRandom random) {
        double root = 1 - 2 / (9 * degrees) + Math.sqrt(2 / (9 * degrees)) * random.nextGaussian();
        return Math.max(0, root * root * root);
    }

    private static double deviation(double variance) {
        return Math.sqrt(variance);
    }

    /** A Poisson count; of many the normal one nearest to it. */
    private static long poisson(double mean, SplittableRandom random) {
        if (mean > 50) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        long count = 0;
        for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
