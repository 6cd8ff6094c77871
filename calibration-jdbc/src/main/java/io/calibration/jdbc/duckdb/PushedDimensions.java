package io.calibration.jdbc.duckdb;

import io.calibration.collect.counts.GroupedResults;
import io.calibration.config.KnownLabels;
import io.calibration.config.Labels;
import io.calibration.metrics.LabelKind;
import io.calibration.metrics.ScanResultCursor;
import io.calibration.metrics.SnapshotLayout;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Has results counted by the values of dimensions, one dimension after the other. */
final class PushedDimensions {

    private final PushedRows rows;
    private final SnapshotLayout layout;
    private final GroupedResults groups;
    private final Map<String, String> fields = new TreeMap<>(); // by name: what gives the value, in SQL

    PushedDimensions(PushedRows rows, PushedColumns columns, SnapshotLayout layout, GroupedResults groups) {
        this.rows = rows;
        this.layout = layout;
        this.groups = groups;
        for (String name : layout.dimensions()) {
            field(name, columns).ifPresent(field -> fields.put(name, field));
        }
    }

    private Optional<String> field(String name, PushedColumns columns) {
        return switch (name) {
            case KnownLabels.TIER -> Optional.of("tier");
            case KnownLabels.HOUR_OF_DAY -> Optional.of("(observed_at // 3600000 % 24)");
            default -> columns.dimensions().containsKey(name) ? Optional.of(rows.dimension(name)) : Optional.empty();
        };
    }

    /** Looks at all values there are, and requires those that count as themselves. False when they are too many. */
    boolean areKnown() throws SQLException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!isKnown(field.getKey(), field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isKnown(String name, String field) throws SQLException {
        Set<String> texts = new TreeSet<>();
        Set<String> values = new TreeSet<>();
        int[] seen = new int[1];
        rows.each(
                "SELECT DISTINCT " + field + " FROM " + rows.all() + " WHERE " + field + " IS NOT NULL LIMIT "
                        + (PushDown.MOST_LABELS + 1),
                row -> {
                    seen[0]++;
                    if (isLabel(name, value(name, row.getString(1)))) {
                        texts.add(row.getString(1));
                        values.add(value(name, row.getString(1)));
                    }
                });
        rows.requireOneOf(field, texts, true);
        Set<String> labels = PushedRows.labels(values);
        return seen[0] <= PushDown.MOST_LABELS
                && LabelKind.DIMENSION.surplus(labels, layout.values(name)).isEmpty();
    }

    private boolean isLabel(String name, String text) {
        return PushedRows.isQuotable(text)
                && Labels.normalise(text)
                        .filter(label ->
                                layout.values(name).contains(label) || (!layout.isClosed(name) && Labels.isCode(text)))
                        .isPresent();
    }

    /** The dimensions that there are, with what gives the value in SQL. */
    Map<String, String> fields() {
        return fields;
    }

    /** The value that a text from the table stands for. */
    static String value(String name, String text) {
        return name.equals(KnownLabels.HOUR_OF_DAY)
                ? ScanResultCursor.hour(Long.parseLong(text) * ScanResultCursor.MILLIS_AN_HOUR)
                : text;
    }

    /** Counts the flags of the plain rows. */
    void countFlags() throws SQLException {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String name = field.getKey();
            rows.each(
                    "SELECT value, day, type, count(*) FROM (SELECT (" + field.getValue()
                            + ")::VARCHAR AS value, observed_at // 86400000 AS day, unnest(list_distinct("
                            + "list_transform(flags, lambda f: f.type))) AS type FROM " + rows.plainRows()
                            + " AND len(flags) > 0) WHERE value IS NOT NULL GROUP BY ALL",
                    group -> groups.addSliceFlags(
                            name,
                            value(name, group.getString(1)),
                            group.getLong(2),
                            group.getString(3),
                            group.getLong(4)));
        }
    }
}
