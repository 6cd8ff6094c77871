package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds the tables that belong to a table of results against the database. */
final class ChildCheck {

    private static final String NAME_IT = "Name the column that holds it.";

    private final ScanTable described;
    private final FoundTables tables;
    private final @Nullable CheckedTable results;
    private final List<ScanQuery.Child> children = new ArrayList<>();
    private CheckedTable.@Nullable Column key;

    /** @param results the table of results; null when it was not found */
    ChildCheck(ScanTable described, FoundTables tables, @Nullable CheckedTable results) {
        this.described = described;
        this.tables = tables;
        this.results = results;
    }

    /** The tables that belong to it; whatever is wrong with them is among the mistakes. */
    List<ScanQuery.Child> all() throws SQLException {
        boolean categories = described.categories() instanceof ScanCategories.Child;
        boolean flags = described.flags() instanceof ScanFlags.Child;
        if ((results != null) && (categories || flags || (described.key() != null))) {
            key = key(results);
        }
        if (described.categories() instanceof ScanCategories.Child child) {
            add(ScanField.CATEGORY_SCORES, child.table(), child.result(), List.of(child.category()), child.score());
        }
        if (described.flags() instanceof ScanFlags.Child child) {
            add(
                    ScanField.FLAGS,
                    child.table(),
                    child.result(),
                    List.of(child.type(), child.severity(), child.category()),
                    null);
        }
        return List.copyOf(children);
    }

    /** The key of the results; null when none was named. */
    CheckedTable.@Nullable Column key() {
        return key;
    }

    private CheckedTable.@Nullable Column key(CheckedTable results) {
        if (described.key() == null) {
            tables.mistakes()
                    .add(
                            results.title(),
                            "has no key",
                            "Name the column by which other tables name a result: key(...).");
            return null;
        }
        return results.column(described.key(), "Name the key's column with key(...).");
    }

    private void add(ScanField field, String name, String result, List<String> labels, @Nullable String score)
            throws SQLException {
        CheckedTable table = tables.find(name, ScanQuery.CHILD);
        if (table == null) {
            return;
        }
        CheckedTable.Column reference = table.column(result, NAME_IT);
        List<CheckedTable.@Nullable Column> columns = new ArrayList<>();
        labels.forEach(label -> columns.add(table.column(label, ColumnUse.TEXT, NAME_IT)));
        if (score != null) {
            columns.add(table.column(score, ColumnUse.NUMBER, NAME_IT));
        }
        if ((reference == null) || (key == null) || columns.contains(null)) {
            return;
        }
        if ((reference.kind() != key.kind())
                && !(reference.kind().isText() && key.kind().isText())) {
            table.wrongType(
                    reference, "of the key's type, " + key.typeName(), "Change it, or name a view that converts it.");
        }
        List<ScanQuery.Column> read =
                columns.stream().map(Objects::requireNonNull).map(this::column).toList();
        children.add(new ScanQuery.Child(field, table.name(), reference.sql(), read));
    }

    /** A column whose type joins that of an absent one: PostgreSQL does not mix an enum with text. */
    private ScanQuery.Column column(CheckedTable.Column column) {
        String sql = tables.engine().value(column);
        boolean cast =
                (tables.engine() == ScanEngine.POSTGRESQL) && column.kind().isText();
        return new ScanQuery.Column(cast ? "CAST(" + sql + " AS VARCHAR)" : sql, column.kind());
    }
}
