package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The daily series. Days come mostly in order, so the present one is kept at hand. */
final class DaySeries {

    private final int classes;
    private final Map<Long, Day> days = new HashMap<>(); // by epoch day
    private long presentDay = -1;
    private Day present = new Day(0);

    DaySeries(int classes) {
        this.classes = classes;
    }

    private static final class Day {

        private long results;
        private final long[] byClass;
        private long flagged;
        private long escalated;
        private long insufficient;
        private final long[] bad = new long[Ages.BINS];
        private final long[] good = new long[Ages.BINS];
        private long[] byFlagType = new long[8];

        Day(int classes) {
            byClass = new long[classes];
        }

        DayCounts toCounts(LabelTable flagTypes) {
            return new DayCounts(
                    results,
                    Counts.of(byClass),
                    flagged,
                    escalated,
                    insufficient,
                    toAges().total(),
                    flagTypes.byLabel(byFlagType));
        }

        Ages toAges() {
            return new Ages(Counts.of(bad), Counts.of(good));
        }
    }

    /** Counts the result that was read last; its flag types are counted one by one. */
    void count(CheckedResults results, boolean escalated, boolean insufficient) {
        count(results.day[results.size], results, escalated, insufficient);
    }

    /** The same, on another day, or what stands for one. */
    void count(long epochDay, CheckedResults results, boolean escalated, boolean insufficient) {
        int i = results.size;
        long times = results.times[i];
        Day day = on(epochDay);
        day.results += times;
        day.byClass[results.classIndex[i]] += times;
        day.flagged += results.flags > 0 ? times : 0;
        day.escalated += escalated ? times : 0;
        day.insufficient += insufficient ? times : 0;
        if (results.outcome[i] != CheckedResults.ABSENT) {
            (results.outcome[i] == CheckedResults.YES ? day.good : day.bad)[results.outcomeAge] += times;
        }
    }

    private Day on(long day) {
        if (day != presentDay) {
            present = days.computeIfAbsent(day, key -> new Day(classes));
            presentDay = day;
        }
        return present;
    }

    void countFlagType(long epochDay, int type, long times) {
        Day day = on(epochDay);
        day.byFlagType = Places.reaching(type, day.byFlagType);
        day.byFlagType[type] += times;
    }

    void moveFlagType(int from, int to) {
        days.values().forEach(day -> Places.move(day.byFlagType, from, to));
    }

    SortedMap<LocalDate, DayCounts> toDays(LabelTable flagTypes) {
        SortedMap<LocalDate, DayCounts> series = new TreeMap<>();
        days.forEach((day, counts) -> series.put(LocalDate.ofEpochDay(day), counts.toCounts(flagTypes)));
        return series;
    }

    /** The outcomes of the days that have some. */
    SortedMap<LocalDate, Ages> toOutcomes() {
        SortedMap<LocalDate, Ages> series = new TreeMap<>();
        days.forEach((day, counts) -> series.put(LocalDate.ofEpochDay(day), counts.toAges()));
        series.values().removeIf(ages -> ages.total() == 0);
        return series;
    }
}
