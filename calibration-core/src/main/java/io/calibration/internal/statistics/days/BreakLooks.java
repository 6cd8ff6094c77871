package io.calibration.internal.statistics.days;

import io.calibration.internal.statistics.days.BreakSearch.Split;
import io.calibration.internal.statistics.days.BreakSearch.Variation;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How many independent looks the search for the strongest break is worth: splits overlap, so fewer than there are. Found by simulating days
 * on which nothing changes and estimating of each how its days vary, with a seed; the p-values themselves stay analytic.
 */
final class BreakLooks {

    private static final int SIMULATIONS = 1_000;
    private static final double LEVEL = 0.05;

    private final double[] weights;
    private final double memory;
    private final int leastDays;
    private final long seed;

    /**
     * The looks at some days.
     *
     * @param weights of each day
     * @param memory how much of a day's deviation the next day keeps
     * @param leastDays on either side of a break
     * @param seed of the simulation
     */
    BreakLooks(double[] weights, double memory, int leastDays, long seed) {
        this.weights = weights;
        this.memory = memory;
        this.leastDays = leastDays;
        this.seed = seed;
    }

    /** The looks for a p-value; where that settles it, as many as there are splits. */
    double at(double p) {
        int splits = weights.length - 2 * leastDays + 1;
        boolean settled = p * splits * splits <= LEVEL || p >= LEVEL;
        return settled ? splits : simulated();
    }

    private double simulated() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = new double[SIMULATIONS];
        for (int i = 0; i < SIMULATIONS; i++) {
            p[i] = strongest(random);
        }
        Arrays.sort(p);
        return Math.max(1, LEVEL / p[(int) (LEVEL * SIMULATIONS)]);
    }

    /** The p-value of the strongest break among days without one. */
    private double strongest(SplittableRandom random) {
        double[] deviations = new double[weights.length];
        double fresh = Math.sqrt(1 - memory * memory);
        double now = random.nextGaussian();
        for (int day = 0; day < weights.length; day++) {
            deviations[day] = now * Math.sqrt(weights[day]);
            now = memory * now + fresh * random.nextGaussian();
        }
        BreakSearch search = new BreakSearch(deviations, weights);
        Split split = search.best(leastDays, 0).orElseThrow();
        Variation variation = Variation.of(search.rest(split, weights));
        double t = Math.sqrt(split.gain() / (variation.dispersion() * variation.inflation()));
        return LevelBreak.probability(t, variation.degrees(weights.length));
    }
}
