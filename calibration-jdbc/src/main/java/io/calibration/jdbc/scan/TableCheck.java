package io.calibration.jdbc.scan;

import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.CollectionException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the description of a table, and of those that belong to it, against the database. */
public final class TableCheck {

    private static final String NAME_IT = "Name the column that holds it.";
    private static final String FLAGS = ScanField.FLAGS.key();

    private final TableDescription described;
    private final FoundTables tables;
    private final List<ScanQuery.Part> parts = new ArrayList<>();
    private final List<ScanQuery.Child> children = new ArrayList<>();

    private TableCheck(TableDescription described, FoundTables tables) {
        this.described = described;
        this.tables = tables;
    }

    /** What a field in another table asks of its columns, and how its mistakes are called. */
    private record Use(String field, ColumnKind.Use use) {

        static List<Use> of(ScanField field) {
            return field == ScanField.FLAGS
                    ? List.of(text(FLAGS + ".type"), text(FLAGS + ".severity"), text(FLAGS + ".category"))
                    : List.of(text(field.key()), new Use(field.key(), ColumnKind.Use.NUMBER));
        }

        private static Use text(String field) {
            return new Use(field, ColumnKind.Use.TEXT);
        }
    }

    /**
     * The query that reads the table.
     *
     * @throws CollectionException when a table is not as described, with all mistakes
     */
    public static ScanQuery query(Connection connection, TableDescription described) throws SQLException {
        FoundTables tables = new FoundTables(connection, described.schema());
        CheckedTable results = tables.find(described.name(), ScanQuery.RESULT);
        TableCheck check = new TableCheck(described, tables);
        CheckedTable.Column key = results == null ? null : check.key(results);
        check.addChild(ScanField.CATEGORY_SCORES, key);
        check.addChild(ScanField.FLAGS, key);
        ScanTime time = results == null
                ? null
                : ScanTime.of(tables.engine(), ScanField.OBSERVED_AT, described.observedAt(), results);
        if (results != null) {
            check.addParts(time, results);
        }
        tables.requireNoMistake();
        return new ScanQuery(
                described,
                Objects.requireNonNull(results),
                Objects.requireNonNull(time),
                check.parts,
                key,
                check.children);
    }

    /** The key of the results; null when none was named, or when what was named is none. */
    private CheckedTable.@Nullable Column key(CheckedTable results) {
        String key = described.key();
        if (key != null) {
            return results.column(key, "Name the key's column with key(...).");
        }
        if (described.hasChildren()) {
            tables.mistake(
                    results.title(), "has no key", "Name the column by which other tables name a result: key(...).");
        }
        return null;
    }

    /** Adds a table that belongs to the results; whatever is wrong with it is among the mistakes. */
    private void addChild(ScanField field, CheckedTable.@Nullable Column key) throws SQLException {
        if (described.places().get(field) instanceof ValuePlace.Child child) {
            CheckedTable table = tables.find(child.table(), ScanQuery.CHILD);
            if (table != null) {
                addChild(field, child, table, key);
            }
        }
    }

    private void addChild(
            ScanField field, ValuePlace.Child child, CheckedTable table, CheckedTable.@Nullable Column key) {
        CheckedTable.Column reference = table.column(child.result(), NAME_IT);
        List<ScanQuery.@Nullable Column> columns = new ArrayList<>();
        for (Use use : Use.of(field)) {
            columns.add(column(table, child.columns().get(columns.size()), use));
        }
        if ((reference != null) && (key != null) && !columns.contains(null)) {
            requireSameType(table, reference, key);
            List<ScanQuery.Column> all =
                    columns.stream().map(Objects::requireNonNull).toList();
            children.add(new ScanQuery.Child(field, table.name(), reference.sql(), all));
        }
    }

    private static void requireSameType(CheckedTable table, CheckedTable.Column reference, CheckedTable.Column key) {
        boolean text = reference.kind().isText() && key.kind().isText();
        if ((reference.kind() != key.kind()) && !text) {
            table.wrongType(reference, "of the key's type, " + key.typeName(), CheckedTable.CHANGE);
        }
    }

    /** A column whose type joins that of an absent one: PostgreSQL does not mix an enum with text. */
    private ScanQuery.@Nullable Column column(CheckedTable table, String name, Use use) {
        CheckedTable.Column column = table.column(name, use.use, NAME_IT);
        if (column == null) {
            return null;
        }
        String sql = tables.engine().value(column);
        boolean cast =
                (tables.engine() == ScanEngine.POSTGRESQL) && column.kind().isText();
        return new ScanQuery.Column(
                cast ? "CAST(" + sql + " AS VARCHAR)" : sql, new ColumnValue(use.field, column.kind()));
    }

    /** What is selected of a result. */
    private void addParts(@Nullable ScanTime time, CheckedTable results) {
        if (time != null) {
            parts.add(new ScanQuery.Part(ScanField.OBSERVED_AT, time.selected(), time.reader()));
        }
        described.places().keySet().stream()
                .filter(field -> (field != ScanField.OBSERVED_AT) && !isSeveral(field))
                .forEach(field -> addPart(field, results));
        described.places().keySet().stream().filter(TableCheck::isSeveral).forEach(field -> addPart(field, results));
        parts.sort(Comparator.comparing(ScanQuery.Part::field));
    }

    private static boolean isSeveral(ScanField field) {
        return (field == ScanField.CATEGORY_SCORES) || (field == ScanField.FLAGS) || (field == ScanField.DIMENSIONS);
    }

    private void addPart(ScanField field, CheckedTable results) {
        ValuePlace place = described.places().get(field);
        if (place instanceof ValuePlace.Constant constant) {
            parts.add(new ScanQuery.Part(field, constant.sql(), ColumnReader.of(field, ColumnKind.TEXT)));
        } else if (place instanceof ValuePlace.Columns columns) {
            columns.byLabel().forEach((label, name) -> addColumn(field, label, name, results));
        } else if (field == ScanField.OUTCOME_AT && place instanceof ValuePlace.InColumn in) {
            ScanTime time = ScanTime.of(tables.engine(), field, in, results);
            if (time != null) {
                parts.add(new ScanQuery.Part(field, time.selected(), time.reader()));
            }
        } else if (place instanceof ValuePlace.InColumn in) {
            CheckedTable.Column column = results.column(in.column(), in.use(field), mend(field));
            if (column != null) {
                add(field, column, in.reader(field, column.kind()));
            }
        }
    }

    private static String mend(ScanField field) {
        return switch (field) {
            case CATEGORY_SCORES -> "Say where " + field.key() + " are with categoryScoresIn...(...).";
            case DIMENSIONS -> "Say where " + field.key() + " are with dimensionsIn...(...).";
            case FLAGS -> "Say where " + field.key() + " are with flagsIn...(...).";
            default ->
                "Name the column that holds it with column(" + field + ", ...)"
                        + (TableDescription.REQUIRED.contains(field) ? "." : ", or say without(" + field + ").");
        };
    }

    /** Adds the column of a category or of a dimension. */
    private void addColumn(ScanField field, String label, String name, CheckedTable results) {
        boolean score = field == ScanField.CATEGORY_SCORES;
        CheckedTable.Column column = results.column(
                name,
                score ? ColumnKind.Use.NUMBER : ColumnKind.Use.KEY,
                score
                        ? "Name the category's column with categoryScoresInColumns(...)."
                        : "Name the dimension's column with dimensionsInColumns(...).");
        if (column != null) {
            ColumnKind kind = column.kind();
            add(field, column, score ? ColumnReader.category(label, kind) : ColumnReader.dimension(label, kind));
        }
    }

    private void add(ScanField field, CheckedTable.Column column, ColumnReader reader) {
        parts.add(new ScanQuery.Part(field, tables.engine().value(column), reader));
    }
}
