package io.calibration.internal.statistics.days;

import io.calibration.analysis.Effect;
import io.calibration.analysis.Interval;
import io.calibration.internal.statistics.Normal;
import io.calibration.internal.statistics.Rate;
import io.calibration.internal.statistics.days.BreakSearch.Split;
import io.calibration.internal.statistics.days.BreakSearch.Variation;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The day from which a share is another one, if there is such a day: the step that explains most of how the days differ from what is expected
 * of each (Andrews 1993; Bai and Perron 1998). What remains after the step says how much days vary by themselves (a quasi-binomial factor,
 * McCullagh and Nelder 1989, at least 1) and how much of it the next day keeps (first-order autoregression), which multiplies the variance of
 * a mean by {@code (1 + r) / (1 - r)}. Immutable.
 *
 * @param at the place of the first of the days after
 * @param before the share on the days before
 * @param after the share on the days from then on
 * @param step by how much the share is greater after, less what is expected to differ
 * @param error its standard error
 * @param degrees degrees of freedom that the error is worth
 * @param looks how many independent looks the search is worth ({@link BreakLooks})
 * @param gradual whether a straight line explains the days better than a step
 */
public record LevelBreak(
        int at, Rate before, Rate after, double step, double error, double degrees, double looks, boolean gradual) {

    /** The least number of days in all. */
    public static final int LEAST = 8;

    private static final int LEAST_DAYS = 3;
    private static final long LEAST_RESULTS = 30;

    /**
     * The strongest break, or empty where days or results are too few.
     *
     * @param yes results with the property, by day
     * @param all all results, by day, at least 1
     * @param expected the share that each day would have without a break, in (0, 1)
     * @param designEffect the least variance over that of independent results, at least 1
     * @param seed of the simulation
     */
    public static Optional<LevelBreak> of(long[] yes, long[] all, double[] expected, double designEffect, long seed) {
        if (all.length < LEAST) {
            return Optional.empty();
        }
        double[] weights = weights(all, expected);
        double[] deviations = IntStream.range(0, all.length)
                .mapToDouble(day -> yes[day] - all[day] * expected[day])
                .toArray();
        BreakSearch search = new BreakSearch(deviations, weights);
        return search.best(LEAST_DAYS, LEAST_RESULTS).map(split -> {
            double[] variance = variance(split, all, weights, expected);
            Variation variation = Variation.of(search.rest(split, variance));
            double inflation = Math.max(designEffect, Math.max(1, variation.dispersion()) * variation.inflation());
            double ofOne =
                    Arrays.stream(variance).sum() / Arrays.stream(weights).sum();
            double error = Math.sqrt(inflation * ofOne / split.weight());
            double degrees = variation.degrees(all.length);
            double looks = new BreakLooks(weights, variation.memory(), LEAST_DAYS, seed)
                    .at(probability(split.step() / error, degrees));
            return new LevelBreak(
                    split.at(),
                    rate(yes, all, 0, split.at(), designEffect),
                    rate(yes, all, split.at(), all.length, designEffect),
                    split.step(),
                    error,
                    degrees,
                    looks,
                    search.isGradual(split));
        });
    }

    /** Results in whose place a share of another size than that of all days moves as much: {@code q (1 - q)} over that of all. */
    private static double[] weights(long[] all, double[] expected) {
        double share = IntStream.range(0, all.length)
                        .mapToDouble(day -> all[day] * expected[day])
                        .sum()
                / Arrays.stream(all).sum();
        return IntStream.range(0, all.length)
                .mapToDouble(day -> all[day] * expected[day] * (1 - expected[day]) / (share * (1 - share)))
                .toArray();
    }

    /** Variance of the good ones of each day; a share of none or all has some, too. */
    private static double[] variance(Split split, long[] all, double[] weights, double[] expected) {
        return IntStream.range(0, all.length)
                .mapToDouble(day -> {
                    double share = expected[day] + split.mean(day) * weights[day] / all[day];
                    double inside = Math.min(0.99, Math.max(0.01, share));
                    return all[day] * inside * (1 - inside);
                })
                .toArray();
    }

    private static Rate rate(long[] yes, long[] all, int from, int to, double designEffect) {
        return new Rate(
                Arrays.stream(yes, from, to).sum(), Arrays.stream(all, from, to).sum(), designEffect);
    }

    static double probability(double t, double degrees) {
        return 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
    }

    /** The same with a step that is nearer to none by so much, or is none. */
    public LevelBreak lessBy(double doubt) {
        double less = Math.signum(step) * Math.max(0, Math.abs(step) - doubt);
        return new LevelBreak(at, before, after, less, error, degrees, looks, gradual);
    }

    /** The two-sided probability of a step as great where there is none, allowing for all days that were looked at. */
    public double p() {
        return Math.min(1, looks * probability(step / error, degrees));
    }

    /** The 95 % interval of the step. */
    public Interval interval() {
        double half = Normal.few(degrees) * Normal.SIDE_OF_95 * error;
        return new Interval(Math.max(-1, step - half), Math.min(1, step + half));
    }

    /** How great the step is, in margins; up or down alike. */
    public Effect effect(double margin) {
        return Effect.apart(step, interval()).inMargins(margin);
    }
}
