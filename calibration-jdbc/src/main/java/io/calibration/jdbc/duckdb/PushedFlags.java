package io.calibration.jdbc.duckdb;

import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.metrics.Counts;
import io.calibration.metrics.FlagMetrics;
import io.calibration.metrics.LabelKind;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Has flags counted, and adds them up. */
final class PushedFlags {

    private final PushedRows rows;
    private final Set<String> severities = new HashSet<>(); // as they are spelled
    private final TreeMap<String, Type> types = new TreeMap<>();
    private final TreeMap<Long, TreeMap<String, Long>> byDay = new TreeMap<>();
    private final long[][] occurrences = new long[FlagSeverity.COUNT][FlagMetrics.MAX_OCCURRENCES];
    private long results;

    PushedFlags(PushedRows rows) {
        this.rows = rows;
    }

    /** A flag of a result. */
    private record Occurrence(String type, int severity, String category) {

        static Occurrence of(String type, String severity, String category) {
            return new Occurrence(label(type), index(severity), label(category));
        }

        static int index(String severity) {
            FlagSeverity known = PushedFlags.severity(severity);
            if (known == null) {
                throw new IllegalArgumentException("A severity that is none was not left out.");
            }
            return known.index();
        }

        private static String label(String text) {
            return Labels.normalise(text).orElseThrow();
        }
    }

    private static final class Type {
        private long results;
        private final long[] bySeverity = new long[FlagSeverity.COUNT];
        private final TreeMap<String, Long> byCategory = new TreeMap<>();
        private final long[] occurrences = new long[FlagMetrics.MAX_OCCURRENCES];

        FlagMetrics.Type toMetrics() {
            return new FlagMetrics.Type(results, Counts.of(bySeverity), byCategory, Counts.of(occurrences));
        }
    }

    /** Looks at all flags there are, and requires those that are well-formed. */
    boolean areKnown() throws SQLException {
        List<Set<String>> good = List.of(new HashSet<>(), new HashSet<>(), new HashSet<>());
        boolean[] odd = new boolean[1];
        int[] seen = new int[1];
        rows.each(
                "SELECT DISTINCT f.type, f.severity, f.category FROM (SELECT unnest(flags) AS f FROM " + rows.all()
                        + ") LIMIT " + (PushDown.MOST_LABELS + 1),
                row -> {
                    seen[0]++;
                    for (int i = 0; i < good.size(); i++) {
                        String text = row.getString(i + 1);
                        boolean known = (i == 1)
                                ? severity(text) != null
                                : rows.isLabel(i == 0 ? LabelKind.FLAG_TYPE : LabelKind.FLAG_CATEGORY, text);
                        odd[0] |= !known;
                        if (known) {
                            good.get(i).add(text);
                        }
                    }
                });
        severities.addAll(good.get(1));
        if (odd[0]) {
            rows.require("(flags IS NULL OR len(list_filter(flags, lambda f: NOT coalesce("
                    + PushedRows.among("f.type", good.get(0)) + " AND " + PushedRows.among("f.severity", good.get(1))
                    + " AND "
                    + PushedRows.among("f.category", good.get(2)) + ", FALSE))) = 0)");
        }
        return (seen[0] <= PushDown.MOST_LABELS)
                && (PushedRows.labels(good.get(0)).size()
                        == good.get(0).size()) // else a result may carry one type by two names
                && rows.areKept(LabelKind.FLAG_TYPE, good.get(0))
                && rows.areKept(LabelKind.FLAG_CATEGORY, good.get(2));
    }

    /** How often a result carries a severity, in SQL, and at most so often. */
    String occurrences(FlagSeverity severity, int cap) {
        Set<String> spellings =
                severities.stream().filter(text -> severity(text) == severity).collect(Collectors.toSet());
        return (cap == 0) || spellings.isEmpty()
                ? "0 AS n" + severity.index()
                : "CASE WHEN coalesce(len(flags), 0) = 0 THEN 0 ELSE least(" + cap
                        + ", len(list_filter(flags, lambda f: " + PushedRows.among("f.severity", spellings)
                        + "))) END AS n"
                        + severity.index();
    }

    /** Results that carry no type twice are taken apart in SQL; of the others the different lists are. */
    void count() throws SQLException {
        String flagged = rows.plainRows() + " AND len(flags) > 0";
        String twice = "len(list_distinct(list_transform(flags, lambda f: f.type))) < len(flags)";
        rows.each(
                "SELECT day, f.type, f.severity, f.category, count(*) FROM (SELECT observed_at // 86400000 AS day,"
                        + " unnest(flags) AS f FROM " + flagged + " AND NOT " + twice + ") GROUP BY ALL",
                row -> add(
                        row.getLong(1),
                        List.of(Occurrence.of(row.getString(2), row.getString(3), row.getString(4))),
                        row.getLong(5)));
        rows.each(
                "SELECT observed_at // 86400000, array_to_string(list_transform(flags, lambda f: f.type || ',' ||"
                        + " f.severity || ',' || f.category), ';'), count(*) FROM " + flagged + " AND " + twice
                        + " GROUP BY ALL",
                row -> add(row.getLong(1), occurrences(row.getString(2)), row.getLong(3)));
        rows.each(
                "SELECT array_to_string(list_sort(list_transform(flags, lambda f: f.severity)), ','), count(*) FROM "
                        + flagged + " GROUP BY ALL",
                row -> addSeverities(row.getString(1), row.getLong(2)));
    }

    static @Nullable FlagSeverity severity(@Nullable String text) {
        return (text != null) && PushedRows.isQuotable(text)
                ? Labels.normalise(text).flatMap(FlagSeverity::ofLabel).orElse(null)
                : null;
    }

    /** Flags as {@code type,severity,category;...}. */
    private static List<Occurrence> occurrences(String list) {
        return Stream.of(list.split(";"))
                .map(flag -> flag.split(","))
                .map(flag -> Occurrence.of(flag[0], flag[1], flag[2]))
                .toList();
    }

    /** Adds results of a day that carry these flags, and perhaps others of other types. */
    private void add(long day, List<Occurrence> flags, long count) {
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

    /** Adds results that carry flags of these severities, with commas between, and no others. */
    private void addSeverities(String list, long count) {
        results += count;
        int[] times = new int[FlagSeverity.COUNT];
        for (String text : list.split(",", -1)) {
            times[Occurrence.index(text)]++;
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
