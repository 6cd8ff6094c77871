package io.calibration.internal.statistics.days;

import java.time.LocalDate;
import java.util.List;

/**
 * How often something happened on each day of a window.
 *
 * @param dates the days that have results, in their order
 * @param events how often it happened on each, by place
 * @param exposure the results of each
 */
public record DailyRate(List<LocalDate> dates, DailyEvents events, Exposure exposure) {

    /** @throws IllegalArgumentException when there are not as many dates as days */
    public DailyRate {
        dates = List.copyOf(dates);
        if (dates.size() != exposure.days()) {
            throw new IllegalArgumentException(
                    dates.size() + " dates are not those of " + exposure.days() + " days. Give each day its date.");
        }
    }
}
