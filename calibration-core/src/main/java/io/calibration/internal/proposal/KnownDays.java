package io.calibration.internal.proposal;

import io.calibration.internal.statistics.days.DailyEvents;
import io.calibration.internal.statistics.days.DailyRate;
import io.calibration.internal.statistics.days.DayVariation.Estimate;
import io.calibration.internal.statistics.days.Exposure;
import io.calibration.internal.statistics.days.RateByDay;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.proposal.Impact.Basis;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The days that are known when a window ends: its own and those of up to {@value Basis#MOST_EARLIER} windows of the same length before it.
 * Earlier days count only where they were counted under the same config and every result's class is told. Places count days from the
 * first known one. Immutable.
 */
final class KnownDays {

    private final List<LocalDate> dates;
    private final List<DayCounts> counts;
    private final double[] sizes;
    private final int length;

    /** Of days with results, the last window's among them. */
    KnownDays(SortedMap<LocalDate, DayCounts> days, LocalDate last, int length) {
        dates = List.copyOf(days.keySet());
        counts = List.copyOf(days.values());
        this.length = length;
        sizes = new double[Math.toIntExact(last.toEpochDay() - first().toEpochDay() + 1)];
        for (int i = 0; i < dates.size(); i++) {
            sizes[place(i)] = counts.get(i).results();
        }
    }

    /**
     * The days of a window and of what came before it.
     *
     * @param window a window with results
     * @param before what was counted before it, if anything was
     */
    static KnownDays of(MetricsSnapshot window, Optional<MetricsSnapshot> before) {
        int length = Math.toIntExact(window.window().days());
        LocalDate last = window.window().lastDay();
        TreeMap<LocalDate, DayCounts> days = new TreeMap<>(window.metrics().days());
        before.filter(earlier -> isAlike(earlier, window))
                .ifPresent(earlier -> days.putAll(
                        earlier.metrics().days().headMap(window.window().firstDay())));
        Map<LocalDate, DayCounts> near = days.tailMap(last.minusDays((Basis.MOST_EARLIER + 1L) * length - 1));
        TreeMap<LocalDate, DayCounts> known = new TreeMap<>();
        near.forEach((date, day) -> {
            if (day.results() > 0) {
                known.put(date, day);
            }
        });
        LocalDate first = window.window().firstDay();
        boolean isSome = !known.headMap(first).isEmpty()
                && 2 * ChronoUnit.DAYS.between(known.firstKey(), first)
                        >= length; // less would count as days of this window
        return new KnownDays(isSome ? known : new TreeMap<>(known.tailMap(first)), last, length);
    }

    private static boolean isAlike(MetricsSnapshot earlier, MetricsSnapshot window) {
        Collection<DayCounts> days = earlier.metrics().days().values();
        return earlier.layout().logicVersion().equals(window.layout().logicVersion())
                && earlier.layout().classes().equals(window.layout().classes())
                && days.stream().allMatch(day -> day.byClass().total() == day.results());
    }

    private LocalDate first() {
        return dates.get(0);
    }

    private int place(int day) {
        return Math.toIntExact(dates.get(day).toEpochDay() - first().toEpochDay());
    }

    /** How many days have results. */
    int days() {
        return dates.size();
    }

    /** How many days of this window have results. */
    int ownDays() {
        return Math.toIntExact(
                IntStream.range(from(1), to(1)).filter(place -> size(place) > 0).count());
    }

    /** Days of a window, with results or not. */
    int length() {
        return length;
    }

    /** Places of all known days, without results too. */
    int places() {
        return sizes.length;
    }

    /** Results of the day at a place. */
    double size(int place) {
        return place < sizes.length ? sizes[place] : 0;
    }

    /** Windows with results, this one too. */
    List<Integer> windows() {
        return IntStream.rangeClosed(1, longest())
                .filter(window -> size(from(window), to(window)) > 0)
                .boxed()
                .toList();
    }

    private int longest() {
        return Math.max(1, Math.round((float) sizes.length / length));
    }

    /** The first place of a window, counted from 1 for this one back; the oldest takes what is left. */
    int from(int window) {
        return window == longest() ? 0 : sizes.length - window * length;
    }

    /** The place after a window's last one. */
    int to(int window) {
        return sizes.length - (window - 1) * length;
    }

    double size(int from, int to) {
        return IntStream.range(from, to).mapToDouble(this::size).sum();
    }

    /** The share of a class on each day with results, by place. */
    double[] shares(int index) {
        double[] shares = new double[sizes.length];
        for (int i = 0; i < dates.size(); i++) {
            shares[place(i)] = counts.get(i).byClass().get(index) / sizes[place(i)];
        }
        return shares;
    }

    /**
     * How many times as often as on other days a class comes on each day, by place, those of the next window after the known ones: on
     * declared month-ends, of what was seen and one event more on both sides, so that few events say little (as for days that stand out).
     *
     * @param monthEnds how many last days of each month are declared to be unlike others, or 0
     */
    double[] calendar(int index, int monthEnds) {
        double[] calendar = new double[sizes.length + length];
        Arrays.fill(calendar, 1);
        double[] shares = shares(index);
        double[] events = new double[2];
        double[] results = new double[2];
        for (int place = 0; place < sizes.length; place++) {
            int kind = isMonthEnd(place, monthEnds) ? 1 : 0;
            events[kind] += shares[place] * size(place);
            results[kind] += size(place);
        }
        if (events[0] > 0 && results[1] > 0) {
            double expected = events[0] / results[0] * results[1];
            for (int place = 0; place < calendar.length; place++) {
                calendar[place] = isMonthEnd(place, monthEnds) ? (events[1] + 1) / (expected + 1) : 1;
            }
        }
        return calendar;
    }

    private boolean isMonthEnd(int place, int monthEnds) {
        LocalDate date = first().plusDays(place);
        return date.getDayOfMonth() > date.lengthOfMonth() - monthEnds;
    }

    /** What part of the next window's results each day will have if it is like this window, by place, the known ones first. */
    double[] next() {
        double[] next = new double[sizes.length + length];
        double own = size(from(1), to(1));
        for (int place = from(1); place < to(1); place++) {
            next[place + length] = size(place) / own;
        }
        return next;
    }

    /**
     * How much the share of a class differs from day to day around levels.
     *
     * @param levels how many times as large as on average it is at each place
     * @param fitted how many figures the levels took
     */
    Estimate variation(int index, double[] levels, int fitted, int monthEnds) {
        DailyEvents.Builder events = new DailyEvents.Builder();
        List<Double> ofDay = new ArrayList<>();
        for (int i = 0; i < dates.size(); i++) {
            events.add(i, counts.get(i).byClass().get(index));
            ofDay.add(levels[place(i)]);
        }
        Exposure exposure =
                new Exposure(counts.stream().mapToLong(DayCounts::results).toArray());
        return Estimate.of(
                RateByDay.along(
                        new DailyRate(dates, events.build(), exposure),
                        ofDay.stream().mapToDouble(Double::doubleValue).toArray(),
                        fitted),
                monthEnds);
    }
}
