package io.calibration.jdbc;

import io.calibration.config.FlagSeverity;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up the flags that a database has counted. */
final class PushedFlags {

    /** A flag of a result. */
    record Occurrence(String type, int severity, String category) {}

    private final TreeMap<String, Type> types = new TreeMap<>();
    private final TreeMap<Long, TreeMap<String, Long>> byDay = new TreeMap<>();
    private final long[][] occurrences = new long[FlagSeverity.COUNT][FlagMetrics.MAX_OCCURRENCES];
    private long results;

    private static final class Type {
        private long results;
        private final long[] bySeverity = new long[FlagSeverity.COUNT];
        private final TreeMap<String, Long> byCategory = new TreeMap<>();
        private final long[] occurrences = new long[FlagMetrics.MAX_OCCURRENCES];

        FlagMetrics.Type toMetrics() {
            return new FlagMetrics.Type(results, Counts.of(bySeverity), byCategory, Counts.of(occurrences));
        }
    }

    /** Adds results of a day that carry these flags, and perhaps others of other types. */
    void add(long day, List<Occurrence> flags, long count) {
        Map<String, Integer> carried = new HashMap<>();
        for (Occurrence flag : flags) {
            Type type = types.computeIfAbsent(flag.type, key -> new Type());
            type.bySeverity[flag.severity] += count;
            type.byCategory.merge(flag.category, count, Math::addExact);
            carried.merge(flag.type, 1, Integer::sum);
        }
        carried.forEach((name, times) -> {
            Type type = types.computeIfAbsent(name, key -> new Type());
            type.results += count;
            type.occurrences[Math.min(times, FlagMetrics.MAX_OCCURRENCES) - 1] += count;
            byDay.computeIfAbsent(day, key -> new TreeMap<>()).merge(name, count, Math::addExact);
        });
    }

    /** Adds results that carry flags of these severities and no others. */
    void addSeverities(int[] severities, long count) {
        results += count;
        int[] times = new int[FlagSeverity.COUNT];
        for (int severity : severities) {
            times[severity]++;
        }
        for (int severity = 0; severity < times.length; severity++) {
            if (times[severity] > 0) {
                occurrences[severity][Math.min(times[severity], FlagMetrics.MAX_OCCURRENCES) - 1] += count;
            }
        }
    }

    /** Results by epoch day and by type. */
    Map<Long, ? extends SortedMap<String, Long>> byDay() {
        return byDay;
    }

    FlagMetrics toMetrics() {
        TreeMap<String, FlagMetrics.Type> byType = new TreeMap<>();
        types.forEach((name, type) -> byType.put(name, type.toMetrics()));
        return new FlagMetrics(
                results, byType, Stream.of(occurrences).map(Counts::of).toList());
    }
}
