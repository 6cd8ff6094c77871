package io.calibration.jdbc.duckdb;

import io.calibration.collect.counts.GroupedResults;
import io.calibration.collect.internal.ScanResultBuffer;
import io.calibration.config.FlagSeverity;
import io.calibration.config.Labels;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has flags counted, and adds them up. */
final class PushedFlags {

    private final PushedRows rows;
    private final GroupedResults groups;
    private final Set<String> severities = new HashSet<>(); // as they are spelled
    private final ScanResultBuffer row = new ScanResultBuffer();

    PushedFlags(PushedRows rows, GroupedResults groups) {
        this.rows = rows;
        this.groups = groups;
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
                "SELECT day, f.type || ',' || f.severity || ',' || f.category, count(*) FROM (SELECT"
                        + " observed_at // 86400000 AS day, unnest(flags) AS f FROM " + flagged + " AND NOT " + twice
                        + ") GROUP BY ALL",
                this::addFlags);
        rows.each(
                "SELECT observed_at // 86400000, array_to_string(list_transform(flags, lambda f: f.type || ',' ||"
                        + " f.severity || ',' || f.category), ';'), count(*) FROM " + flagged + " AND " + twice
                        + " GROUP BY ALL",
                this::addFlags);
        rows.each(
                "SELECT array_to_string(list_sort(list_transform(flags, lambda f: f.severity)), ','), count(*) FROM "
                        + flagged + " GROUP BY ALL",
                this::addSeverities);
    }

    /** Day, flags as {@code type,severity,category;...}, and count. */
    private void addFlags(ResultSet group) throws SQLException {
        row.clear();
        row.observedAt(group.getLong(1) * ScanResultCursor.MILLIS_A_DAY);
        for (String flag : group.getString(2).split(";", -1)) {
            String[] texts = flag.split(",", -1);
            row.addFlag(texts[0], texts[1], texts[2]);
        }
        groups.addFlags(row, group.getLong(3));
    }

    /** Severities with commas between, and count. */
    private void addSeverities(ResultSet group) throws SQLException {
        row.clear();
        for (String severity : group.getString(1).split(",", -1)) {
            row.addFlag("", severity, "");
        }
        groups.addSeverities(row, group.getLong(2));
    }

    private static @Nullable FlagSeverity severity(@Nullable String text) {
        return (text != null) && PushedRows.isQuotable(text)
                ? Labels.normalise(text).flatMap(FlagSeverity::ofLabel).orElse(null)
                : null;
    }
}
