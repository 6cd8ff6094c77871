package io.calibration.internal.analysis;

import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** How often something happened on each day, and on the days of a baseline. */
final class DailyCounts {

    private final List<LocalDate> days;
    private final long[] events;
    private final long[] sizes;
    private final long[] baseEvents;
    private final long[] baseSizes;

    private DailyCounts(MetricsPart now, Collection<DayCounts> baseline, ToLongFunction<DayCounts> ofDay) {
        days = List.copyOf(now.days().keySet());
        events = counts(now.days().values(), ofDay);
        sizes = counts(now.days().values(), DayCounts::results);
        baseEvents = counts(baseline, ofDay);
        baseSizes = counts(baseline, DayCounts::results);
    }

    static DailyCounts of(MetricsPart now, Collection<DayCounts> baseline, ToLongFunction<DayCounts> ofDay) {
        return new DailyCounts(now, baseline, ofDay);
    }

    /** The days with results. */
    List<LocalDate> days() {
        return days;
    }

    /** Events of each day. */
    long[] events() {
        return events.clone();
    }

    /** Results of each day. */
    long[] sizes() {
        return sizes.clone();
    }

    private static long[] counts(Collection<DayCounts> days, ToLongFunction<DayCounts> ofDay) {
        return days.stream().mapToLong(ofDay).toArray();
    }

    long otherEvents() {
        return LongStream.of(baseEvents).sum();
    }

    long otherSize() {
        return LongStream.of(baseSizes).sum();
    }

    long allEvents() {
        return LongStream.of(events).sum() + otherEvents();
    }

    double eventsPerDay() {
        return (double) LongStream.of(events).sum() / days.size();
    }

    /** The design effect from the days outside a run: a spike must not widen its own interval. */
    double designEffect(DayRuns.Run run) {
        return DesignEffect.of(outside(run, events, baseEvents), outside(run, sizes, baseSizes));
    }

    private static long[] outside(DayRuns.Run run, long[] ofDay, long[] ofBaseline) {
        LongStream before = LongStream.of(ofDay).limit(run.first());
        LongStream after = LongStream.of(ofDay).skip(run.end());
        return LongStream.concat(LongStream.concat(before, after), LongStream.of(ofBaseline))
                .toArray();
    }
}
