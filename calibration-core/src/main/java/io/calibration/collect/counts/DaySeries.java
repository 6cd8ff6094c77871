package io.calibration.collect.counts;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
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
        private long withOutcome;
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
                    withOutcome,
                    flagTypes.byLabel(byFlagType));
        }
    }

    /** Counts the result that was read last; its flag types are counted one by one. */
    void count(CheckedResults results, boolean escalated, boolean insufficient) {
        int i = results.size;
        long times = results.times[i];
        Day day = on(results.day[i]);
        day.results += times;
        day.byClass[results.classIndex[i]] += times;
        day.flagged += results.flags > 0 ? times : 0;
        day.escalated += escalated ? times : 0;
        day.insufficient += insufficient ? times : 0;
        day.withOutcome += results.outcome[i] != CheckedResults.ABSENT ? times : 0;
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
}
