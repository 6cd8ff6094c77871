package io.calibration.internal.statistics.days;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Looks for the run of neighbouring days whose rate differs most from that of all other days, up or down (temporal scan; Naus 1965,
 * Kulldorff 1997). The days' results are the exposure, so a busy weekday is no spike. Every run of up to {@value #EVERY} days is looked at;
 * longer ones begin and end on a grid of a sixteenth of their length, so that the work grows as the number of days (Arias-Castro, Donoho
 * and Huo 2005). Immutable.
 */
public final class DayRuns {

    /** The longest run that may begin and end on any day. */
    static final int EVERY = 64;

    private final Exposure exposure;
    private final double otherSize;
    private final int longest;
    private final Extremes shortRuns;
    private final List<Extremes> longRuns;

    /**
     * Runs of days.
     *
     * @param exposure results of each day, at least 1, in the order of the days
     * @param otherSize results that the days are held against besides each other: those of a baseline, or 0
     * @param longest the longest run looked at, in days
     */
    public DayRuns(Exposure exposure, double otherSize, int longest) {
        this.exposure = exposure;
        this.otherSize = otherSize;
        this.longest = Math.min(longest, exposure.days());
        shortRuns = extremes(1, EVERY);
        longRuns = IntStream.iterate(EVERY, shortest -> shortest < this.longest, shortest -> 2 * shortest)
                .mapToObj(shortest -> extremes(shortest, 2 * shortest))
                .toList();
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

    /**
     * Between what the runs of a class lie.
     *
     * @param shortest days of the shortest
     * @param longest days of the longest
     * @param least the fewest results of the shortest
     * @param most the most results of the longest
     */
    record Extremes(int shortest, int longest, double least, double most) {}

    private Extremes extremes(int shortest, int atMost) {
        int most = Math.min(longest, atMost);
        return new Extremes(
                shortest,
                most,
                sizes(Math.min(longest, shortest)).min().orElse(0),
                sizes(most).max().orElse(0));
    }

    /** The results of every run of a length. */
    private DoubleStream sizes(int length) {
        return IntStream.rangeClosed(0, exposure.days() - length)
                .mapToDouble(first -> exposure.between(first, first + length));
    }

    Exposure exposure() {
        return exposure;
    }

    /** The results of the baseline, or 0. */
    public double otherSize() {
        return otherSize;
    }

    /**
     * The strongest of the runs looked at; the earliest of the shortest when all are fine.
     *
     * @param events on these days
     * @param otherEvents those of the baseline, or 0
     * @param margin ratio of two rates that is still fine, at least 1
     */
    public Run strongest(DailyEvents events, long otherEvents, double margin) {
        return strongest(events, otherEvents, margin, DayVariation.NONE);
    }

    /**
     * The same where days differ by themselves: what a run is off by counts as much as it is more than such runs are.
     *
     * @param variation how much days differ
     */
    public Run strongest(DailyEvents events, long otherEvents, double margin, DayVariation variation) {
        DayScan scan = new DayScan(
                events, exposure, events.total() + otherEvents, exposure.total() + otherSize, margin, variation);
        scan.amongShort(shortRuns);
        longRuns.forEach(scan::amongLong);
        return scan.best();
    }

    /**
     * How many times as often it happened on a run of days as on the others and in the baseline.
     *
     * @param events on these days
     * @param otherEvents those of the baseline, or 0
     * @param variation variance of the log of the two rates beyond that of independent results
     */
    public DayRatio ratio(Run run, DailyEvents events, long otherEvents, double variation) {
        long inside = events.before(run.end()) - events.before(run.first());
        double size = exposure.between(run.first(), run.end());
        return new DayRatio(
                inside, events.total() + otherEvents - inside, size / (exposure.total() + otherSize - size), variation);
    }

    /** Whether a run has most of all results: those are not the odd ones. */
    boolean isMost(Run run) {
        return 2 * exposure.between(run.first(), run.end()) > exposure.total() + otherSize;
    }

    /** How many runs are looked at, about. */
    double count() {
        double days = exposure.days();
        return Math.min(longest, EVERY) * days + longRuns.size() * 256.0 * days / EVERY;
    }
}
