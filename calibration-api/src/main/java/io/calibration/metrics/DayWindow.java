package io.calibration.metrics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A span of whole UTC days, both ends included.
 *
 * @param firstDay the first day
 * @param lastDay the last day, not before the first
 */
public record DayWindow(LocalDate firstDay, LocalDate lastDay) {

    /** Every day that a scan result may carry: 1970-01-01 to 2199-12-31. */
    public static final DayWindow ALL = new DayWindow(LocalDate.EPOCH, LocalDate.of(2199, 12, 31));

    /** @throws IllegalArgumentException when the last day is before the first */
    public DayWindow {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException(
                    "The window's last day (" + lastDay + ") must not be before its first day (" + firstDay + ").");
        }
    }

    /** The last {@code days} complete UTC days before the clock's today. */
    public static DayWindow lastDays(int days, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new DayWindow(today.minusDays(days), today.minusDays(1));
    }

    /** Whether the day lies in the window. */
    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** The number of days, at least 1. */
    public long days() {
        return lastDay.toEpochDay() - firstDay.toEpochDay() + 1;
    }

    /** Whether the two windows share a day. */
    public boolean overlaps(DayWindow other) {
        return !other.lastDay.isBefore(firstDay) && !other.firstDay.isAfter(lastDay);
    }

    /** The shortest window that holds both. */
    public DayWindow span(DayWindow other) {
        return new DayWindow(
                firstDay.isBefore(other.firstDay) ? firstDay : other.firstDay,
                lastDay.isAfter(other.lastDay) ? lastDay : other.lastDay);
    }

    @Override
    public String toString() {
        return firstDay + " to " + lastDay;
    }
}
