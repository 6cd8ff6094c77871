package io.calibration.internal.statistics;

/**
 * Looks for the run of neighbouring days whose rate differs most from that of all other days, up or down (temporal scan; Naus 1965,
 * Kulldorff 1997). The days' results are the exposure, so a busy weekday is no spike. Every run of up to {@value #EVERY} days is looked at;
 * longer ones begin and end on a grid of a sixteenth of their length, so that the work grows as the number of days (Arias-Castro, Donoho
 * and Huo 2005). Immutable.
 */
public final class DayRuns {

    private static final int EVERY = 64;

    /** Steps in the length of the shortest run of a grid. */
    private static final int STEPS = 16;

    private final long[] sizes;
    private final long otherSize;
    private final int longest;

    /**
     * Runs of days.
     *
     * @param sizes results of each day, in the order of the days
     * @param otherSize results that the days are held against besides each other: those of a baseline, or 0
     * @param longest the longest run looked at, in days
     */
    public DayRuns(long[] sizes, long otherSize, int longest) {
        this.sizes = sizes.clone();
        this.otherSize = otherSize;
        this.longest = longest;
    }

    /**
     * A run of days.
     *
     * @param first its first day, by place
     * @param end the day after its last
     * @param strength log-likelihood ratio of its own rate against the greatest or least that is still fine; 0 when it is fine
     */
    public record Run(int first, int end, double strength) {

        /** The number of days. */
        public int days() {
            return end - first;
        }
    }

    long[] sizes() {
        return sizes.clone();
    }

    long size(int day) {
        return sizes[day];
    }

    long otherSize() {
        return otherSize;
    }

    /**
     * The strongest of the runs looked at; the earliest of the shortest when all are fine.
     *
     * @param events of each day
     * @param otherEvents those of the baseline, or 0
     * @param margin ratio of two rates that is still fine, at least 1
     */
    public Run strongest(long[] events, long otherEvents, double margin) {
        long allEvents = sum(events) + otherEvents;
        double allResults = sum(sizes) + otherSize;
        Run best = new Run(0, 1, 0);
        for (int first = 0; first < sizes.length; first++) {
            long seen = 0;
            long size = 0;
            for (int end = first + 1; end <= Math.min(sizes.length, first + Math.min(longest, EVERY)); end++) {
                seen += events[end - 1];
                size += sizes[end - 1];
                double strength = strength(seen, allEvents, size / allResults, margin, best.strength());
                best = strength > best.strength() ? new Run(first, end, strength) : best;
            }
        }
        return longest > EVERY ? strongestLong(events, allEvents, allResults, margin, best) : best;
    }

    /** The strongest of the runs of more than {@value #EVERY} days, if it is stronger than the best of the others. */
    private Run strongestLong(long[] events, long allEvents, double allResults, double margin, Run bestShort) {
        long[] seen = sumsUpTo(events);
        long[] size = sumsUpTo(sizes);
        Run best = bestShort;
        for (int shortest = EVERY; shortest < Math.min(longest, sizes.length); shortest *= 2) {
            int step = shortest / STEPS;
            for (int first = 0; first + shortest < sizes.length; first += step) {
                int last = Math.min(sizes.length, first + Math.min(longest, 2 * shortest));
                for (int end = first + shortest + step; end <= last; end += step) {
                    double share = (size[end] - size[first]) / allResults;
                    double strength = strength(seen[end] - seen[first], allEvents, share, margin, best.strength());
                    best = strength > best.strength() ? new Run(first, end, strength) : best;
                }
            }
        }
        return best;
    }

    private static long[] sumsUpTo(long[] values) {
        long[] sums = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    /**
     * The rate of a run over that of the other days and the baseline.
     *
     * @param events of each day
     * @param otherEvents those of the baseline, or 0
     */
    public RiskRatio ratio(Run run, long[] events, long otherEvents, double designEffect) {
        long inside = 0;
        long size = 0;
        for (int day = run.first(); day < run.end(); day++) {
            inside += events[day];
            size += sizes[day];
        }
        long outside = sum(events) + otherEvents - inside;
        return new RiskRatio(
                new Rate(inside, size, designEffect), new Rate(outside, sum(sizes) + otherSize - size, designEffect));
    }

    /** The strength, or anything not above {@code best} when it cannot be greater: chi-square bounds it, and takes no logarithm. */
    private static double strength(long seen, long all, double share, double margin, double best) {
        double most = margin * share / (margin * share + 1 - share);
        double least = share / (share + margin * (1 - share));
        double observed = (double) seen / all;
        double limit = observed > most ? most : observed < least ? least : observed;
        double bound = all * (observed - limit) * (observed - limit) / (limit * (1 - limit));
        return bound <= best ? 0 : gain(seen, all * limit) + gain(all - seen, all * (1 - limit));
    }

    private static double gain(long seen, double expected) {
        return seen == 0 ? 0 : seen * Math.log(seen / expected);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
