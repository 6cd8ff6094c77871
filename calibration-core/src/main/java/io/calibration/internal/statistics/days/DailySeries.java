package io.calibration.internal.statistics.days;

import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The daily series of a window, label by label: each made of the days that have the label, so that many labels over many days take no more
 * than the results they have. Not thread-safe.
 */
public final class DailySeries {

    private final MetricsPart part;
    private final List<DayCounts> days;
    private final Exposure exposure;
    private @Nullable SortedMap<String, DailyEvents> byFlagType;

    private DailySeries(MetricsPart part) {
        this.part = part;
        days = List.copyOf(part.days().values());
        exposure = new Exposure(days.stream().mapToLong(DayCounts::results).toArray());
    }

    /** Of the days of some results, in their order. */
    public static DailySeries of(MetricsPart part) {
        return new DailySeries(part);
    }

    /** The days. */
    public List<LocalDate> dates() {
        return List.copyOf(part.days().keySet());
    }

    /** What happened on these days. */
    public DailyRate rate(DailyEvents events) {
        return new DailyRate(dates(), events, exposure);
    }

    /** The results of each day. */
    public Exposure exposure() {
        return exposure;
    }

    /** What every day has. */
    public DailyEvents events(ToLongFunction<DayCounts> ofDay) {
        return DailyEvents.of(days.stream().mapToLong(ofDay).toArray());
    }

    /** The results of each class, in the layout's order. */
    public List<DailyEvents> byClass() {
        List<DailyEvents.Builder> events = Stream.generate(DailyEvents.Builder::new)
                .limit(part.layout().classes().size())
                .toList();
        for (int i = 0; i < days.size(); i++) {
            int day = i;
            days.get(i).byClass().forEachNonZero((index, n) -> events.get(index).add(day, n));
        }
        return events.stream().map(DailyEvents.Builder::build).toList();
    }

    /** The results that carry each flag type. */
    public SortedMap<String, DailyEvents> byFlagType() {
        if (byFlagType == null) {
            SortedMap<String, DailyEvents.Builder> events = new TreeMap<>();
            for (int i = 0; i < days.size(); i++) {
                for (Map.Entry<String, Long> type : days.get(i).byFlagType().entrySet()) {
                    events.computeIfAbsent(type.getKey(), t -> new DailyEvents.Builder())
                            .add(i, type.getValue());
                }
            }
            SortedMap<String, DailyEvents> byType = new TreeMap<>();
            events.forEach((type, builder) -> byType.put(type, builder.build()));
            byFlagType = byType;
        }
        return byFlagType;
    }

    /** The design effect of a rate of these results. */
    public double designEffect(DailyEvents events) {
        return DesignEffect.of(events, exposure);
    }

    /** The design effect of the rate of what every day has. */
    public double designEffect(ToLongFunction<DayCounts> ofDay) {
        return designEffect(events(ofDay));
    }
}
