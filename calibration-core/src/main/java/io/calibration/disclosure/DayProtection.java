package io.calibration.disclosure;

import io.calibration.config.Labels;
import io.calibration.metrics.Counts;
import io.calibration.metrics.DayCounts;
import io.calibration.metrics.MetricsPart;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The daily series as it may be seen: days are merged until every figure of a row fits. */
final class DayProtection {

    private final Protection protection;
    private final MetricsPart part;
    private final Set<String> types;
    private final long withOutcome;

    /** @param types flag types that may be seen at all */
    DayProtection(Protection protection, MetricsPart part, Set<String> types) {
        this.protection = protection;
        this.part = part;
        this.types = types;
        withOutcome =
                part.days().values().stream().mapToLong(DayCounts::withOutcome).sum();
    }

    SortedMap<LocalDate, DayCounts> days() {
        Pooling<DayCounts> pooling = new Pooling<>(DayCounts::plus, this::fits, DayCounts::results, protection.least());
        List<LocalDate> dates = List.copyOf(part.days().keySet());
        List<DayCounts> rows = part.days().values().stream().map(this::visible).toList();
        List<DayCounts> pooled = withTypes(pooling.neighbours(rows, day -> 0, DayCounts.NONE));
        return pooling.dated(dates, pooled);
    }

    /** A day with the classes pooled, and with nothing that the whole window does not show. */
    private DayCounts visible(DayCounts day) {
        SortedMap<String, Long> byType = new TreeMap<>();
        day.byFlagType()
                .forEach((type, n) -> byType.merge(types.contains(type) ? type : Labels.OTHER, n, Math::addExact));
        return new DayCounts(
                day.results(),
                protection.pooledClasses(day.byClass()),
                visible(day.flagged(), day, part.flags().results()),
                visible(day.escalated(), day, part.escalations().results()),
                visible(day.insufficient(), day, part.sufficiency().insufficient()),
                visible(day.withOutcome(), day, withOutcome),
                byType);
    }

    /** The count itself where the window shows it; else none or all of the day, as in the window. */
    private long visible(long count, DayCounts day, long total) {
        if (protection.fits(total, part.results())) {
            return count;
        }
        return protection.shown(total) == 0 ? 0 : day.results();
    }

    private boolean fits(DayCounts day) {
        return protection.fits(day.results())
                && day.byClass().toList().stream().allMatch(protection::fits)
                && protection.fits(day.flagged(), day.results())
                && protection.fits(day.escalated(), day.results())
                && protection.fits(day.insufficient(), day.results())
                && protection.fits(day.withOutcome(), day.results());
    }

    /** A flag type that cannot be seen on every row counts as other. */
    private List<DayCounts> withTypes(List<DayCounts> days) {
        SortedMap<String, long[]> counts = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            int row = i;
            days.get(i)
                    .byFlagType()
                    .forEach((type, n) -> counts.computeIfAbsent(type, t -> new long[days.size()])[row] = n);
        }
        SortedMap<String, Counts> columns = new TreeMap<>();
        counts.forEach((type, column) -> columns.put(type, Counts.of(column)));
        SortedMap<String, Counts> pooled = protection.rows().labels(columns);
        return IntStream.range(0, days.size())
                .mapToObj(i -> withTypes(days.get(i), i, pooled))
                .toList();
    }

    private static DayCounts withTypes(DayCounts day, int row, SortedMap<String, Counts> columns) {
        SortedMap<String, Long> byType = new TreeMap<>();
        columns.forEach((type, counts) -> {
            if (counts.get(row) > 0) {
                byType.put(type, counts.get(row));
            }
        });
        return day.withFlagTypes(byType);
    }
}
