package io.calibration.internal.statistics.days;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * How many times as often as on average something is to be expected on a day, for its day of the week and, where that is known, for the end
 * of the month. Idea: terms of the calendar in the expected count of a day (Farrington and others 1996; Noufaily and others 2013), who had
 * years of weeks; with a few weeks each term is drawn towards none by as much as it is uncertain: {@code (seen + a) / (expected + a)} with
 * {@code a} the dispersion of the days over the variance between the kinds of days (empirical Bayes; Clayton and Kaldor 1987). Immutable.
 */
final class DayPattern {

    private static final int WEEKDAYS = 7;

    /** Fewer weeks do not tell a day of the week from a day. */
    private static final int LEAST_WEEKS = 3;

    /** Fewer events a day of the week say nothing of it. */
    private static final int LEAST_EVENTS = 35;

    /** So many month-ends are a pattern of their own, without being declared. */
    private static final int LEAST_MONTHS = 6;

    private final double[] factors;
    private double uncertainty;
    private double degrees;

    private DayPattern(int days) {
        factors = new double[days];
        Arrays.fill(factors, 1);
    }

    /** Every day is like every other. */
    static DayPattern none(RateByDay rate) {
        return new DayPattern(rate.days());
    }

    /**
     * The pattern of a rate.
     *
     * @param declared how many last days of each month are declared to be unlike others, or 0
     */
    static DayPattern of(RateByDay rate, int declared) {
        DayPattern pattern = new DayPattern(rate.days());
        double all = 0;
        int weeks = 0;
        Set<LocalDate> months = new HashSet<>();
        for (int day = 0; day < rate.days(); day++) {
            all += rate.events(day);
            weeks += rate.results(day) > 0 ? 1 : 0;
            months.add(rate.date(day).withDayOfMonth(1));
        }
        if (all < LEAST_EVENTS) {
            return pattern;
        }
        int closing = declared > 0 ? declared : months.size() > LEAST_MONTHS ? 3 : 0;
        if (closing > 0) {
            pattern.fit(rate, new IntPredicate[] {day -> isMonthEnd(rate.date(day), closing)}, declared > 0);
        }
        if (weeks >= LEAST_WEEKS * WEEKDAYS) {
            IntPredicate[] kinds = new IntPredicate[WEEKDAYS];
            Arrays.setAll(kinds, kind -> day -> rate.date(day).getDayOfWeek().getValue() == kind + 1);
            pattern.fit(rate, kinds, false);
        }
        return pattern;
    }

    static boolean isMonthEnd(LocalDate date, int days) {
        return date.getDayOfMonth() > date.lengthOfMonth() - days;
    }

    /** Terms for some kinds of days; of a declared one nothing is taken back. */
    private void fit(RateByDay rate, IntPredicate[] kinds, boolean declared) {
        double[] seen = new double[kinds.length];
        double[] expected = new double[kinds.length];
        int[] kindOf = new int[rate.days()];
        for (int day = 0; day < rate.days(); day++) {
            kindOf[day] = -1;
            for (int kind = 0; kind < kinds.length; kind++) {
                if (kinds[kind].test(day)) {
                    kindOf[day] = kind;
                    seen[kind] += rate.events(day);
                    expected[kind] += factors[day] * rate.expected(day);
                }
            }
        }
        double within = within(rate, kindOf, seen, expected);
        double between = declared ? 1 : between(seen, expected, within);
        if (between > 0) {
            shrink(kindOf, seen, expected, within / between, within);
        }
    }

    private void shrink(int[] kindOf, double[] seen, double[] expected, double a, double within) {
        double[] term = new double[seen.length];
        double variance = 0;
        for (int kind = 0; kind < term.length; kind++) {
            term[kind] = (seen[kind] + a) / (expected[kind] + a);
            variance += within / (expected[kind] + a) / term.length;
            degrees += expected[kind] / (expected[kind] + a) * (term.length == 1 ? 1 : 1 - 1.0 / term.length);
        }
        for (int day = 0; day < factors.length; day++) {
            factors[day] *= kindOf[day] < 0 ? 1 : term[kindOf[day]];
        }
        uncertainty = Math.max(uncertainty, variance);
    }

    /** Variance of a day's events over what is expected, around the mean of its kind; at least that of independent ones. */
    private double within(RateByDay rate, int[] kindOf, double[] seen, double[] expected) {
        double sum = 0;
        int days = -seen.length;
        for (int day = 0; day < factors.length; day++) {
            double mean = factors[day] * rate.expected(day);
            double ownMean = kindOf[day] < 0 || expected[kindOf[day]] == 0
                    ? mean
                    : mean * seen[kindOf[day]] / expected[kindOf[day]];
            if (mean > 0) {
                sum += (rate.events(day) - ownMean) * (rate.events(day) - ownMean) / mean;
                days++;
            }
        }
        return Math.max(1, sum / Math.max(1, days));
    }

    /** Variance of the kinds' rates beyond what days alone make of them, relative to the mean. */
    private static double between(double[] seen, double[] expected, double within) {
        double chiSquare = 0;
        double all = 0;
        double squares = 0;
        for (int kind = 0; kind < seen.length; kind++) {
            double off = seen[kind] - expected[kind];
            chiSquare += expected[kind] > 0 ? off * off / expected[kind] : 0;
            all += expected[kind];
            squares += expected[kind] * expected[kind];
        }
        double degrees = Math.max(1, seen.length - 1);
        double size = seen.length == 1 ? all : all - squares / all;
        return size > 0 ? Math.max(0, (chiSquare - degrees * within) / size) : 0;
    }

    /** How many times as often on a day. */
    double factor(int day) {
        return factors[day];
    }

    /** Variance of the log of a factor, for it is an estimate. */
    double uncertainty() {
        return uncertainty;
    }

    /** How many degrees of freedom the terms took. */
    double degrees() {
        return degrees;
    }
}
