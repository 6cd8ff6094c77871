package io.calibration.json;

import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.DayWindow;
import java.time.LocalDate;
import java.util.List;

/** The figures of a day in the order of their bytes. */
final class DayCodec {

    private static final int LAST_DAY = (int) DayWindow.ALL.lastDay().toEpochDay();

    private DayCodec() {}

    static LocalDate date(ByteWalk bytes, LocalDate given) {
        return LocalDate.ofEpochDay(bytes.number((int) given.toEpochDay(), LAST_DAY));
    }

    /** @param types the flag types of all days, in order */
    static DayCounts day(ByteWalk bytes, DayCounts given, int classes, List<String> types) {
        Counts byClass = bytes.counts(given.byClass(), classes);
        return new DayCounts(
                bytes.number(given.results()),
                byClass,
                bytes.number(given.flagged()),
                bytes.number(given.escalated()),
                bytes.number(given.insufficient()),
                bytes.number(given.withOutcome()),
                bytes.map(given.byFlagType(), 2, "", 0L, type -> bytes.place(type, types), bytes::number));
    }
}
