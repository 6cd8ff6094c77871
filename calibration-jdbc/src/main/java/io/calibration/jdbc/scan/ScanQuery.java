package io.calibration.jdbc.scan;

import static java.util.stream.Collectors.joining;

import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.DayWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a checked table are asked for. Where other tables belong to it, the rows of all come in one answer, each result followed
 * by its own, so that one pass and one moment of the database serve for all; the database sorts them.
 *
 * @param described what the host says of the table
 * @param results the table, which is as described
 * @param time the column of the time
 * @param parts what is selected of a result, in the order of {@link ScanField}
 * @param key the key of a result; null when none was named
 * @param children the tables that belong to it
 */
public record ScanQuery(
        TableDescription described,
        CheckedTable results,
        ScanTime time,
        List<Part> parts,
        CheckedTable.@Nullable Column key,
        List<Child> children) {

    /** The alias of the table of results in every query. */
    static final String RESULT = "s";

    /** The alias of another table in a query. */
    static final String CHILD = "c";

    /** The condition that every row meets. */
    public static final String ANY = "1 = 1";

    /** Places of the key and of the kind of row where there are other tables. */
    static final int KEY_INDEX = 1;

    static final int KIND_INDEX = 2;

    /** The kind of a row that is a result; those of other tables are counted from 1. */
    static final int RESULT_KIND = 0;

    /** One column of a result. */
    public record Part(ScanField field, String sql, ColumnReader reader) {}

    /** A table of which several rows may belong to a result. */
    record Child(ScanField field, String table, String result, List<Column> columns) {}

    /** A column of such a table. */
    record Column(String sql, ColumnValue value) {}

    public ScanEngine engine() {
        return time.engine();
    }

    /** The table as people call it. */
    public String title() {
        return described.name();
    }

    boolean isOneTable() {
        return children.isEmpty();
    }

    /** The place of a child's first column. */
    int firstColumn(Child wanted) {
        int index = KIND_INDEX + parts.size() + 1;
        for (Child child : children.subList(0, children.indexOf(wanted))) {
            index += child.columns().size();
        }
        return index;
    }

    /** The query in the database's own words. */
    public String sql(DayWindow window) {
        return isOneTable() || (key == null) ? results(ANY, window) : merged(key.sql(), ANY, window);
    }

    /** The results of a range of keys alone, in the order of the key. */
    public String sql(DayWindow window, String by, KeyRange range) {
        String which = range.holds(by);
        return isOneTable() ? results(which, window) + " ORDER BY " + by : merged(by, which, window);
    }

    /** Where a window's rows come from, as SQL. */
    public String from(String which, DayWindow window) {
        return from("", which, window);
    }

    private String from(String join, String which, DayWindow window) {
        return " FROM " + results.name() + " " + RESULT + join + " WHERE " + time.in(window) + " AND " + which;
    }

    private String results(String which, DayWindow window) {
        return parts.stream().map(Part::sql).collect(joining(", ", "SELECT ", "")) + from(which, window);
    }

    private String merged(String by, String which, DayWindow window) {
        StringBuilder all = new StringBuilder(fields(by, RESULT_KIND)).append(from(which, window));
        for (int i = 0; i < children.size(); i++) {
            Child child = children.get(i);
            String join = " JOIN " + child.table() + " " + CHILD + " ON " + child.result() + " = " + by;
            all.append(" UNION ALL ").append(fields(by, i + 1)).append(from(join, which, window));
        }
        return "SELECT * FROM (" + all + ") a ORDER BY result_key, row_kind";
    }

    /** Key, kind, the columns of a result, and those of each other table; null in rows of another kind. */
    private String fields(String by, int kind) {
        List<String> fields = new ArrayList<>();
        parts.forEach(part -> fields.add(kind == RESULT_KIND ? part.sql() : "NULL"));
        for (int i = 0; i < children.size(); i++) {
            boolean own = kind == i + 1;
            children.get(i).columns().forEach(column -> fields.add(own ? column.sql() : "NULL"));
        }
        return IntStream.range(0, fields.size())
                .mapToObj(i -> ", " + fields.get(i) + " AS v" + i)
                .collect(joining("", "SELECT " + by + " AS result_key, " + kind + " AS row_kind", ""));
    }
}
