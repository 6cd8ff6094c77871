package io.calibration.internal.statistics.days;

import io.calibration.internal.statistics.Normal;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

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

    private DesignEffect() {}

    /**
     * The design effect of a rate, at least 1.
     *
     * @param counts events of each day
     * @param sizes results of each day
     */
    public static double of(long[] counts, long[] sizes) {
        return of(DailyEvents.of(counts), new Exposure(sizes));
    }

    /** The design effect of a rate, at least 1. Takes about as long as there are events, however many days are without. */
    public static double of(DailyEvents counts, Exposure exposure) {
        long events = counts.total();
        double results = exposure.total();
        if (events == 0 || events == results) {
            return 1;
        }
        double rate = events / results;
        return of(groups(counts, exposure, rate), rate);
    }

    private static double of(List<double[]> groups, double rate) {
        int degrees = groups.size() - 1;
        if (groups.size() < LEAST_DAYS) {
            return 1;
        }
        double chiSquare = 0;
        for (double[] group : groups) {
            double excess = group[0] - group[1] * rate;
            chiSquare += excess * excess / (group[1] * rate * (1 - rate));
        }
        if (ChiSquaredDistribution.of(degrees).survivalProbability(chiSquare) > GATE) {
            return 1;
        }
        double few = Normal.few(degrees);
        return Math.max(1, chiSquare / degrees) * few * few;
    }

    private static List<double[]> groups(DailyEvents counts, Exposure exposure, double rate) {
        List<double[]> groups = new ArrayList<>();
        double rarer = Math.min(rate, 1 - rate);
        int start = 0;
        for (int end = end(exposure, start, rarer); end > start; end = end(exposure, start, rarer)) {
            groups.add(group(counts, exposure, start, end));
            start = end;
        }
        if (start < exposure.days() && !groups.isEmpty()) {
            double[] last = groups.get(groups.size() - 1);
            double[] open = group(counts, exposure, start, exposure.days());
            last[0] += open[0];
            last[1] += open[1];
        }
        return groups;
    }

    private static double[] group(DailyEvents counts, Exposure exposure, int start, int end) {
        return new double[] {counts.before(end) - counts.before(start), exposure.between(start, end)};
    }

    /** Where a group ends that is large enough, or its start where all days left are too few; found in strides, for it may be near or far. */
    private static int end(Exposure exposure, int start, double rarer) {
        int small = start;
        int stride = 1;
        while (small + stride <= exposure.days() && !isLarge(exposure, start, small + stride, rarer)) {
            small += stride;
            stride *= 2;
        }
        for (; stride > 0; stride /= 2) {
            if (small + stride <= exposure.days() && !isLarge(exposure, start, small + stride, rarer)) {
                small += stride;
            }
        }
        return small == exposure.days() ? start : small + 1;
    }

    private static boolean isLarge(Exposure exposure, int start, int end, double rarer) {
        return exposure.between(start, end) * rarer >= LEAST_EXPECTED;
    }
}
