package io.calibration.internal.statistics.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a rate did day by day in a window and, after it, in a baseline. Each of the two is held against its own mean, so that one that is
 * higher as a whole does not look like days that differ. Immutable.
 */
public final class RateByDay {

    private final List<LocalDate> dates;
    private final double[] events;
    private final double[] results;
    private final double[] rates;
    private final double[] levels;
    private final int ownDays;
    private final int fitted;

    private RateByDay(
            List<LocalDate> dates, double[] events, double[] results, double[] levels, int ownDays, int fitted) {
        this.fitted = fitted;
        this.dates = dates;
        this.events = events;
        this.results = results;
        this.levels = levels;
        this.ownDays = ownDays;
        rates = new double[] {rate(0, ownDays), rate(ownDays, events.length)};
    }

    /** Of the days of a window and of those of a baseline, where there is one. */
    public static RateByDay of(DailyRate own, Optional<DailyRate> other) {
        List<LocalDate> dates = new ArrayList<>(own.dates());
        other.ifPresent(days -> dates.addAll(days.dates()));
        double[] events = new double[dates.size()];
        double[] results = new double[dates.size()];
        fill(own, 0, events, results);
        other.ifPresent(days -> fill(days, own.exposure().days(), events, results));
        double[] levels = new double[events.length];
        Arrays.fill(levels, 1);
        return new RateByDay(dates, events, results, levels, own.exposure().days(), 0);
    }

    /**
     * Of days whose level is not the same.
     *
     * @param levels how many times as often as on average it is to be expected on each day
     * @param fitted how many figures the levels were fitted with
     */
    public static RateByDay along(DailyRate days, double[] levels, int fitted) {
        double[] events = new double[levels.length];
        double[] results = new double[levels.length];
        fill(days, 0, events, results);
        return new RateByDay(days.dates(), events, results, levels.clone(), levels.length, fitted);
    }

    private static void fill(DailyRate days, int from, double[] events, double[] results) {
        for (int day = 0; day < days.exposure().days(); day++) {
            results[from + day] = days.exposure().size(day);
        }
        for (int i = 0; i < days.events().size(); i++) {
            events[from + days.events().day(i)] = days.events().count(i);
        }
    }

    private double rate(int from, int end) {
        double sum = 0;
        double all = 0;
        for (int day = from; day < end; day++) {
            sum += events[day];
            all += results[day];
        }
        return all == 0 ? 0 : sum / all;
    }

    /** As if nothing had come on some days. */
    RateByDay without(int first, int end) {
        double[] left = events.clone();
        double[] sizes = results.clone();
        Arrays.fill(left, first, end, 0);
        Arrays.fill(sizes, first, end, 0);
        return new RateByDay(dates, left, sizes, levels, ownDays, fitted);
    }

    int days() {
        return events.length;
    }

    /** Degrees of freedom that the levels took. */
    int fitted() {
        return fitted;
    }

    int ownDays() {
        return ownDays;
    }

    LocalDate date(int day) {
        return dates.get(day);
    }

    double events(int day) {
        return events[day];
    }

    double results(int day) {
        return results[day];
    }

    /** How many were to be expected on a day if it were like the others of its window. */
    double expected(int day) {
        return results[day] * levels[day] * rates[day < ownDays ? 0 : 1];
    }

    /** The part of the variance of independent results that is left where the rate is high: one less the rate. */
    double rest(int day) {
        return 1 - rates[day < ownDays ? 0 : 1];
    }

    /** Whether a day is followed by another of its window. */
    boolean isFollowed(int day) {
        return day + 1 < events.length && day + 1 != ownDays;
    }
}
