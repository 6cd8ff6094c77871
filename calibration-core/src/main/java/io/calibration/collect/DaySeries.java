package io.calibration.collect;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The daily series. Days come mostly in order, so the present one is kept at hand. */
final class DaySeries {

    private static final int RESULTS = 0;
    private static final int FLAGGED = 1;
    private static final int ESCALATED = 2;
    private static final int INSUFFICIENT = 3;
    private static final int WITH_OUTCOME = 4;
    private static final int CLASSES = 5;

    private final int classes;
    private final LongIndex days = new LongIndex();
    private long[][] counts = new long[32][];
    private long[][] byFlagType = new long[32][];
    private long presentDay = -1;
    private int present;

    DaySeries(int classes) {
        this.classes = classes;
    }

    /** Counts the result that was read last; its flag types are counted one by one after it. */
    void count(CheckedResults results, boolean escalated, boolean insufficient) {
        int i = results.size;
        turnTo(results.day[i]);
        long[] day = counts[present];
        day[RESULTS]++;
        day[CLASSES + results.classIndex[i]]++;
        day[FLAGGED] += results.flags > 0 ? 1 : 0;
        day[ESCALATED] += escalated ? 1 : 0;
        day[INSUFFICIENT] += insufficient ? 1 : 0;
        day[WITH_OUTCOME] += results.outcome[i] != CheckedResults.ABSENT ? 1 : 0;
    }

    private void turnTo(long day) {
        if (day == presentDay) {
            return;
        }
        int known = days.size();
        present = days.idOf(day);
        presentDay = day;
        if (present == counts.length) {
            counts = Arrays.copyOf(counts, 2 * present);
            byFlagType = Arrays.copyOf(byFlagType, 2 * present);
        }
        if (present == known) {
            counts[present] = new long[CLASSES + classes];
            byFlagType[present] = new long[8];
        }
    }

    /** Counts a flag type of the result counted last. */
    void countFlagType(int type) {
        byFlagType[present] = Places.reaching(type, byFlagType[present]);
        byFlagType[present][type]++;
    }

    void moveFlagType(int from, int to) {
        for (int day = 0; day < days.size(); day++) {
            Places.move(byFlagType[day], from, to);
        }
    }

    SortedMap<LocalDate, DayCounts> toDays(LabelTable flagTypes) {
        SortedMap<LocalDate, DayCounts> series = new TreeMap<>();
        for (int id = 0; id < days.size(); id++) {
            long[] day = counts[id];
            series.put(
                    LocalDate.ofEpochDay(days.key(id)),
                    new DayCounts(
                            day[RESULTS],
                            Counts.of(Arrays.copyOfRange(day, CLASSES, CLASSES + classes)),
                            day[FLAGGED],
                            day[ESCALATED],
                            day[INSUFFICIENT],
                            day[WITH_OUTCOME],
                            flagTypes.byLabel(byFlagType[id])));
        }
        return series;
    }
}
