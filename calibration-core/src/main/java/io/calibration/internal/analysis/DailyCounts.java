package io.calibration.internal.analysis;

import io.calibration.internal.statistics.DayRuns;
import io.calibration.internal.statistics.DesignEffect;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** How often something happened on each day, and on the days of a baseline. */
final class DailyCounts {

    private final List<LocalDate> days;
    private final long[] events;
    private final long[] sizes;
    private final long[] baseEvents;
    private final long[] baseSizes;

    private DailyCounts(List<LocalDate> days, long[] events, long[] sizes, long[] baseEvents, long[] baseSizes) {
        this.days = days;
        this.events = events;
        this.sizes = sizes;
        this.baseEvents = baseEvents;
        this.baseSizes = baseSizes;
    }

    /** Of days by their date, and of those of a baseline; a day has a size and events. */
    static <D> DailyCounts of(
            SortedMap<LocalDate, D> now, Collection<D> baseline, ToLongFunction<D> size, ToLongFunction<D> ofDay) {
        return new DailyCounts(
                List.copyOf(now.keySet()),
                counts(now.values(), ofDay),
                counts(now.values(), size),
                counts(baseline, ofDay),
                counts(baseline, size));
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

    private static <D> long[] counts(Collection<D> days, ToLongFunction<D> ofDay) {
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
