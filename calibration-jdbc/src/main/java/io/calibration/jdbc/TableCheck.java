package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.CollectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the description of a table against the database. */
final class TableCheck {

    private final ScanTable described;
    private final ScanEngine engine;
    private final CheckedTable table;
    private final List<ScanQuery.Part> parts = new ArrayList<>();

    private TableCheck(ScanTable described, ScanEngine engine, CheckedTable table) {
        this.described = described;
        this.engine = engine;
        this.table = table;
    }

    /**
     * The query that reads the table.
     *
     * @throws CollectionException when a table is not as described, with all mistakes
     */
    static ScanQuery query(Connection connection, ScanTable described) throws SQLException {
        FoundTables tables = new FoundTables(connection, described.schema());
        CheckedTable table = tables.find(described.name(), ScanQuery.RESULT);
        ChildCheck children = new ChildCheck(described, tables, table);
        List<ScanQuery.Child> child = children.all();
        if (table == null) {
            throw tables.mistakes().toException();
        }
        ScanTime time = TimeCheck.time(tables.engine(), described, table);
        List<ScanQuery.Part> parts = new TableCheck(described, tables.engine(), table).parts(time);
        if ((time == null) || !tables.mistakes().isEmpty()) {
            throw tables.mistakes().toException();
        }
        CollectionPlan plan = PushedColumns.plan(described, table, time);
        return new ScanQuery(tables.engine(), table.name(), described.name(), time, parts, children.key(), child, plan);
    }

    /** What is selected of a result. */
    private List<ScanQuery.Part> parts(@Nullable ScanTime time) {
        if (time != null) {
            parts.add(new ScanQuery.Part(ScanField.OBSERVED_AT, time.selected(), time.reader()));
        }
        described.values().forEach(this::addValue);
        if (described.categories() instanceof ScanCategories.Json json) {
            addJson(ScanField.CATEGORY_SCORES, json.column(), "categoryScores(ScanCategories...)");
        }
        if (described.categories() instanceof ScanCategories.Columns columns) {
            columns.byCategory().forEach(this::addCategory);
        }
        if (described.flags() instanceof ScanFlags.Json json) {
            addJson(ScanField.FLAGS, json.column(), "flags(ScanFlags...)");
        }
        parts.sort(Comparator.comparing(ScanQuery.Part::field));
        return List.copyOf(parts);
    }

    private void addValue(ScanColumn field, ValuePlace place) {
        if (place instanceof ValuePlace.Constant constant) {
            parts.add(new ScanQuery.Part(field.field(), constant.sql(), ColumnReader.of(field, ColumnKind.TEXT)));
        } else if ((place instanceof ValuePlace.InColumn column) && (field != ScanColumn.OBSERVED_AT)) {
            addValue(field, column);
        }
    }

    private void addValue(ScanColumn field, ValuePlace.InColumn place) {
        String mend = "Name the column that holds it with column(" + field + ", ...)"
                + (field.isRequired() ? "." : ", or say without(" + field + ").");
        CheckedTable.Column column = table.column(place.column(), place.use(field), mend);
        if (column != null) {
            add(field.field(), column, place.reader(field, column.kind()));
        }
    }

    private void addCategory(String category, String name) {
        CheckedTable.Column column =
                table.column(name, ColumnUse.NUMBER, "Name the category's column with ScanCategories.columns(...).");
        if (column != null) {
            add(ScanField.CATEGORY_SCORES, column, ColumnReader.category(category, column.kind()));
        }
    }

    private void addJson(ScanField field, String name, String method) {
        CheckedTable.Column column =
                table.column(name, ColumnUse.JSON, "Say where " + field.key() + " are with " + method + ".");
        if (column != null) {
            add(field, column, ColumnReader.json(field, column.kind()));
        }
    }

    private void add(ScanField field, CheckedTable.Column column, ColumnReader reader) {
        parts.add(new ScanQuery.Part(field, engine.value(column), reader));
    }
}
