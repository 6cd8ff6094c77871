package io.calibration.jdbc;

import io.calibration.collect.internal.Instants;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.ScanResultCursor;

/** Leaves out, in the same way on every database, what is outside the window; a time that is none stays, to be counted. */
final class WindowFilter {

    private final boolean all;
    private final long first;
    private final long last;

    WindowFilter(DayWindow window) {
        all = window.equals(DayWindow.ALL);
        first = window.firstDay().toEpochDay();
        last = window.lastDay().toEpochDay();
    }

    boolean excludes(long millis) {
        if (all || !Instants.isTime(millis)) {
            return false;
        }
        long day = ScanResultCursor.epochDay(millis);
        return (day < first) || (day > last);
    }
}
