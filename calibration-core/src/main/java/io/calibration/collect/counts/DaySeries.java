package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.OutcomeMetrics.Ages;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** The daily series. Days come mostly in order, so the present one is kept at hand. */
final class DaySeries {

    private final int classes;
    private final boolean byAge;
    private final Map<Long, Day> days = new HashMap<>(); // by epoch day
    private long presentDay = -1;
    private Day present = new Day(0, 0);

    private DaySeries(int classes, boolean byAge) {
        this.classes = classes;
        this.byAge = byAge;
    }

    /** Outcomes are told apart by their age. */
    static DaySeries byAge(int classes) {
        return new DaySeries(classes, true);
    }

    /** Outcomes are told apart by the stored class. */
    static DaySeries byClass(int classes) {
        return new DaySeries(classes, false);
    }

    private static final class Day {

        private long results;
        private final long[] byClass;
        private long flagged;
        private long escalated;
        private long insufficient;
        private final long[] bad;
        private final long[] good;
        private long[] byFlagType = new long[8];

        Day(int classes, int outcomes) {
            byClass = new long[classes];
            bad = new long[outcomes];
            good = new long[outcomes];
        }

        DayCounts toCounts(LabelTable flagTypes) {
            return new DayCounts(
                    results,
                    Counts.of(byClass),
                    flagged,
                    escalated,
                    insufficient,
                    outcomes(),
                    flagTypes.byLabel(byFlagType));
        }

        void add(Day other) {
            results += other.results;
            Places.add(other.byClass, byClass);
            flagged += other.flagged;
            escalated += other.escalated;
            insufficient += other.insufficient;
            Places.add(other.bad, bad);
            Places.add(other.good, good);
            byFlagType = Places.reaching(other.byFlagType.length - 1, byFlagType);
            Places.add(other.byFlagType, byFlagType);
        }

        private long outcomes() {
            return LongStream.concat(LongStream.of(bad), LongStream.of(good)).sum();
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
            int bin = byAge ? results.outcomeAge : results.classIndex[i];
            (results.outcome[i] == CheckedResults.YES ? day.good : day.bad)[bin] += times;
        }
    }

    private Day on(long day) {
        if (day != presentDay) {
            present = days.computeIfAbsent(day, key -> new Day(classes, byAge ? Ages.BINS : classes));
            presentDay = day;
        }
        return present;
    }

    /** All results. */
    long results() {
        return days.values().stream().mapToLong(day -> day.results).sum();
    }

    /** All results by stored class. */
    Counts byClass() {
        long[] sum = new long[classes];
        days.values().forEach(day -> Places.add(day.byClass, sum));
        return Counts.of(sum);
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

    /** Bad outcomes and good ones of the days that have some. */
    <T> SortedMap<LocalDate, T> toOutcomes(BiFunction<Counts, Counts, T> pair) {
        SortedMap<LocalDate, T> series = new TreeMap<>();
        days.forEach((day, counts) -> {
            if (counts.outcomes() > 0) {
                series.put(LocalDate.ofEpochDay(day), pair.apply(Counts.of(counts.bad), Counts.of(counts.good)));
            }
        });
        return series;
    }

    /** Adds all of another series. */
    void add(DaySeries other) {
        other.days.forEach((date, counts) -> on(date).add(counts));
    }
}
