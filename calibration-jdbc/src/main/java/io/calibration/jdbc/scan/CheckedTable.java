package io.calibration.jdbc.scan;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A table as the database has it, whose columns are looked at one by one.
 *
 * @param title what people call it
 * @param name how a query names it
 * @param columns its columns
 * @param tables takes what is wrong with a column that was asked for
 */
public record CheckedTable(String title, String name, List<Column> columns, FoundTables tables) {

    static final String WRITE_EXACTLY = "Name one as it is written.";
    static final String CHANGE = "Change it, or name a view that converts it.";

    /**
     * A column.
     *
     * @param name its name as the database writes it
     * @param typeName its type as the database writes it
     * @param sql how a query names it
     */
    public record Column(String name, ColumnKind kind, String typeName, String sql) {}

    /** The column of a name, when it is of use. */
    @Nullable
    Column column(String wanted, ColumnKind.Use use, String mend) {
        Column column = column(wanted, mend);
        if ((column == null) || use.accepts(column.kind())) {
            return column;
        }
        wrongType(column, use.toString(), CHANGE);
        return null;
    }

    void wrongType(Column column, String use, String mend) {
        tables.mistake(place(column.name()), "is " + column.typeName() + " but must be " + use, mend);
    }

    /** The column of a name; null when there is none or more than one, which is then among the mistakes. */
    public @Nullable Column column(String wanted, String mend) {
        List<Column> exact = having(column -> column.name().equals(wanted));
        List<Column> found = exact.isEmpty() ? having(column -> column.name().equalsIgnoreCase(wanted)) : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            tables.mistake(place(wanted), "is not there", mend);
        } else {
            tables.mistake(place(wanted), "is there several times but for upper and lower case", WRITE_EXACTLY);
        }
        return null;
    }

    /** A column's name with its table's. */
    private String place(String column) {
        return title + "." + column;
    }

    private List<Column> having(Predicate<Column> property) {
        return columns.stream().filter(property).toList();
    }
}
