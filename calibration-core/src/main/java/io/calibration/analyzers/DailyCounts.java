package io.calibration.analyzers;

import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Exposure;
import java.time.LocalDate;
import java.util.List;

/**
 * How often something happened on each day, and on the days of a baseline.
 *
 * @param days the days of the window
 * @param exposure results of these days, then of those of the baseline
 * @param otherSize results of the baseline
 * @param all what happened on these days, then on those of the baseline
 * @param events what happened in the window
 */
record DailyCounts(List<LocalDate> days, Exposure exposure, long otherSize, DailyEvents all, DailyEvents events) {

    long otherEvents() {
        return all.total() - events.total();
    }

    double eventsPerDay() {
        return (double) events.total() / days.size();
    }

    /** The design effect from the days outside a run: a spike must not widen its own interval. */
    double designEffect(DayRuns.Run run) {
        return DesignEffect.of(all.without(run.first(), run.end()), exposure.without(run.first(), run.end()));
    }
}
