package io.calibration.internal.statistics;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much less a clustered sample is worth than an independent one, from its daily counts (Rao and Scott 1992), with the allowance of
 * Korn and Graubard (1998) for the few days that it is estimated from. It is 1 below {@value #LEAST_DAYS} days and where the days do not
 * differ by more than chance.
 */
public final class DesignEffect {

    /** The least number of days, or groups of days, that an effect is estimated from. */
    public static final int LEAST_DAYS = 5;

    /** Days that expect fewer events than this join the next day: the chi-square test is not to be trusted there. */
    private static final double LEAST_EXPECTED = 1;

    private static final double GATE = 0.1;
    private static final double LEVEL = 0.975;

    private DesignEffect() {}

    /**
     * The design effect of a rate, at least 1.
     *
     * @param counts events of each day
     * @param sizes results of each day
     */
    public static double of(long[] counts, long[] sizes) {
        long events = 0;
        long results = 0;
        for (int day = 0; day < counts.length; day++) {
            events += counts[day];
            results += sizes[day];
        }
        if (events == 0 || events == results) {
            return 1;
        }
        return of(groups(counts, sizes, (double) events / results), (double) events / results);
    }

    private static double of(List<long[]> groups, double rate) {
        int degrees = groups.size() - 1;
        if (groups.size() < LEAST_DAYS) {
            return 1;
        }
        double chiSquare = 0;
        for (long[] group : groups) {
            double excess = group[0] - group[1] * rate;
            chiSquare += excess * excess / (group[1] * rate * (1 - rate));
        }
        if (ChiSquaredDistribution.of(degrees).survivalProbability(chiSquare) > GATE) {
            return 1;
        }
        double few = TDistribution.of(degrees).inverseCumulativeProbability(LEVEL) / Normal.quantile(LEVEL);
        return Math.max(1, chiSquare / degrees) * few * few;
    }

    private static List<long[]> groups(long[] counts, long[] sizes, double rate) {
        List<long[]> groups = new ArrayList<>();
        long[] open = new long[2];
        for (int day = 0; day < counts.length; day++) {
            open[0] += counts[day];
            open[1] += sizes[day];
            if (open[1] * Math.min(rate, 1 - rate) >= LEAST_EXPECTED) {
                groups.add(open);
                open = new long[2];
            }
        }
        if (open[1] > 0 && !groups.isEmpty()) {
            long[] last = groups.get(groups.size() - 1);
            last[0] += open[0];
            last[1] += open[1];
        }
        return groups;
    }
}
