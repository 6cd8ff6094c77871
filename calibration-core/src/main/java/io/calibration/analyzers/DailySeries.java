package io.calibration.analyzers;

import io.calibration.internal.statistics.DailyEvents;
import io.calibration.internal.statistics.DesignEffect;
import io.calibration.internal.statistics.Exposure;
import io.calibration.internal.statistics.Rate;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The daily series of a window, label by label: each made of the days that have the label, so that many labels over many days take no more
 * than the results they have. Immutable.
 */
public final class DailySeries {

    private final List<DayCounts> days;
    private final Exposure exposure;

    private DailySeries(Collection<DayCounts> days) {
        this.days = List.copyOf(days);
        exposure = new Exposure(days.stream().mapToLong(DayCounts::results).toArray());
    }

    /** Of the days of some results, in their order. */
    public static DailySeries of(MetricsPart part) {
        return new DailySeries(part.days().values());
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
    public List<DailyEvents> byClass(int classes) {
        List<DailyEvents.Builder> events =
                Stream.generate(DailyEvents.Builder::new).limit(classes).toList();
        for (int i = 0; i < days.size(); i++) {
            int day = i;
            days.get(i).byClass().forEachNonZero((index, n) -> events.get(index).add(day, n));
        }
        return events.stream().map(DailyEvents.Builder::build).toList();
    }

    /** The results that carry each flag type. */
    public SortedMap<String, DailyEvents> byFlagType() {
        return byFlagType(days);
    }

    /** The results of some days, in their order, that carry each flag type. */
    public static SortedMap<String, DailyEvents> byFlagType(List<DayCounts> days) {
        SortedMap<String, DailyEvents.Builder> events = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            for (Map.Entry<String, Long> type : days.get(i).byFlagType().entrySet()) {
                events.computeIfAbsent(type.getKey(), t -> new DailyEvents.Builder())
                        .add(i, type.getValue());
            }
        }
        SortedMap<String, DailyEvents> byType = new TreeMap<>();
        events.forEach((type, builder) -> byType.put(type, builder.build()));
        return byType;
    }

    /** The design effect of a rate of these results. */
    public double designEffect(DailyEvents events) {
        return DesignEffect.of(events, exposure);
    }

    /**
     * The rate of results with something.
     *
     * @param part whose days these are
     * @param count how many there are in the window
     * @param events on which days they are
     * @param least the least design effect
     * @return empty when there are no results
     */
    public Optional<Rate> rate(MetricsPart part, long count, DailyEvents events, double least) {
        return part.results() == 0
                ? Optional.empty()
                : Optional.of(new Rate(count, part.results(), Math.max(least, designEffect(events))));
    }
}
