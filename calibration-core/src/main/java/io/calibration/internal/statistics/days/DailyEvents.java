package io.calibration.internal.statistics.days;

import java.util.Arrays;

/** The days on which something happened, by their place, and how often; other days take no space. Immutable. */
public final class DailyEvents {

    /** Nothing ever happened. */
    public static final DailyEvents NONE = new Builder().build();

    private final int[] days;
    private final long[] upTo;

    private DailyEvents(int[] days, long[] upTo) {
        this.days = days;
        this.upTo = upTo;
    }

    /** Of the number of events on each day. */
    public static DailyEvents of(long... ofDay) {
        Builder events = new Builder();
        for (int day = 0; day < ofDay.length; day++) {
            events.add(day, ofDay[day]);
        }
        return events.build();
    }

    /** Gathers events day by day. Not thread-safe. */
    public static final class Builder {

        private int[] days = new int[4];
        private long[] upTo = new long[5];
        private int size;

        /** Counts events on a day, which must come after those counted before; none change nothing. */
        public void add(int day, long events) {
            if (events == 0) {
                return;
            }
            if (size == days.length) {
                days = Arrays.copyOf(days, 2 * size);
                upTo = Arrays.copyOf(upTo, 2 * size + 1);
            }
            days[size] = day;
            upTo[size + 1] = upTo[size] + events;
            size++;
        }

        /** The events. */
        public DailyEvents build() {
            return new DailyEvents(Arrays.copyOf(days, size), Arrays.copyOf(upTo, size + 1));
        }
    }

    /** The number of days with events. */
    int size() {
        return days.length;
    }

    /** The place of one of the days with events. */
    int day(int index) {
        return days[index];
    }

    /** How many there are on one of the days with events. */
    long count(int index) {
        return upTo[index + 1] - upTo[index];
    }

    /** All events. */
    public long total() {
        return upTo[days.length];
    }

    /** Those before a day. */
    public long before(int day) {
        return upTo[index(day)];
    }

    /** Those on the first of the days with events. */
    long ofFirst(int daysWithEvents) {
        return upTo[daysWithEvents];
    }

    /** How many days with events come before a day. */
    int index(int day) {
        int index = Arrays.binarySearch(days, day);
        return index < 0 ? -index - 1 : index;
    }

    /** Those before each of the first days, and before the day after them. */
    long[] upTo(int firstDays) {
        long[] before = new long[firstDays + 1];
        int next = 0;
        for (int day = 0; day < firstDays; day++) {
            boolean some = next < days.length && days[next] == day;
            before[day + 1] = before[day] + (some ? count(next) : 0);
            next += some ? 1 : 0;
        }
        return before;
    }

    /** These, on so many days, and then others on the days after them. */
    public DailyEvents followedBy(DailyEvents other, int ownDays) {
        Builder all = new Builder();
        for (int i = 0; i < days.length; i++) {
            all.add(days[i], count(i));
        }
        for (int i = 0; i < other.days.length; i++) {
            all.add(ownDays + other.days[i], other.count(i));
        }
        return all.build();
    }

    /** As if some days had not been: those after them move up. */
    public DailyEvents without(int first, int end) {
        Builder others = new Builder();
        for (int i = 0; i < days.length; i++) {
            if (days[i] < first || days[i] >= end) {
                others.add(days[i] < first ? days[i] : days[i] - (end - first), count(i));
            }
        }
        return others.build();
    }
}
