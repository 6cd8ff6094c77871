package io.calibration.internal.statistics.days;

import java.util.HashSet;
import java.util.Set;

/**
 * The same days of other months: what comes back every month is not news, be it declared or not. Days of the second half of a month are
 * counted from its end. Idea: a window held against like periods before it (Stroup and others 1989). Immutable.
 */
final class SameDays {

    private static final double TAIL = 0.05;

    /** A run of more days is no day of the month. */
    private static final int MOST_DAYS = 10;

    private static final int MIDDLE = 15;

    private final DayRatio againstOthers;
    private final DayRatio ofRun;
    private final boolean known;

    /**
     * The days like those of a run.
     *
     * @param rate all days
     * @param run days of the window
     * @param variation how much days differ
     */
    SameDays(RateByDay rate, DayPattern pattern, DayRuns.Run run, DayVariation variation) {
        Set<Integer> keys = new HashSet<>();
        for (int day = run.first(); day < run.end(); day++) {
            keys.add(key(rate, day));
        }
        double[] events = new double[3];
        double[] sizes = new double[3];
        int days = 0;
        for (int day = 0; day < rate.days(); day++) {
            boolean inRun = day >= run.first() && day < run.end();
            int kind = inRun ? 0 : keys.contains(key(rate, day)) ? 1 : 2;
            events[kind] += rate.events(day);
            sizes[kind] += rate.results(day) * pattern.factor(day);
            days += kind == 1 ? 1 : 0;
        }
        known = days > 0 && run.days() <= MOST_DAYS && sizes[2] > 0;
        double ofThem = variation.ofMean(run.days()) * run.days() / Math.max(1, days);
        againstOthers = new DayRatio((long) events[1], (long) events[2], ratio(sizes[1], sizes[2]), ofThem);
        ofRun = new DayRatio(
                (long) events[0], (long) events[1], ratio(sizes[0], sizes[1]), ofThem + variation.ofMean(run.days()));
    }

    private static double ratio(double size, double other) {
        return other > 0 && size > 0 ? size / other : 1;
    }

    private static int key(RateByDay rate, int day) {
        int ofMonth = rate.date(day).getDayOfMonth();
        return ofMonth > MIDDLE ? ofMonth - 1 - rate.date(day).lengthOfMonth() : ofMonth;
    }

    /** Whether they stood out as well, in the same direction, and the run does not do so clearly more. */
    boolean wereLikeIt(DayRatio run, double margin) {
        double up = run.estimate() >= 1 ? 1 : -1;
        return known
                && up * Math.log(againstOthers.estimate()) > Math.log(margin)
                && (up > 0
                        ? ofRun.interval(TAIL).lower() <= 1
                        : ofRun.interval(TAIL).upper() >= 1);
    }
}
