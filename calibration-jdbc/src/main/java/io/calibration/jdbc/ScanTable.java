package io.calibration.jdbc;

import io.calibration.collect.internal.ScanField;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.tools.jdbc.JDBCUtils;

/** A table that was found to have all columns, with their names as the database writes them. */
record ScanTable(Name name, Map<ScanField, Name> columns) {

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC);
    private static final Set<Integer> TRUTHS = Set.of(Types.BOOLEAN, Types.BIT);

    /** @throws CollectionException when the table is not there, or one of its columns is missing or of another type */
    static ScanTable find(Connection connection, String table) throws SQLException {
        String found = actualName(connection, table);
        return new ScanTable(DSL.name(connection.getSchema(), found), actualColumns(connection, table, found));
    }

    private static String actualName(Connection connection, String table) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet tables =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                if (name.equals(table)) {
                    return name;
                }
                if (name.equalsIgnoreCase(table)) {
                    found.add(name);
                }
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        throw new CollectionException(
                found.isEmpty()
                        ? "There is no table " + table + " in the connection's schema. Check the name and the schema."
                        : "Several tables are named " + table
                                + " but for upper and lower case. Name one as it is written.",
                null);
    }

    private static Map<ScanField, Name> actualColumns(Connection connection, String table, String found)
            throws SQLException {
        Map<ScanField, Name> columns = new EnumMap<>(ScanField.class);
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet all = metaData.getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
            while (all.next()) {
                if (all.getString("TABLE_NAME").equals(found)) {
                    add(all.getString("COLUMN_NAME"), all.getInt("DATA_TYPE"), table, columns);
                }
            }
        }
        for (ScanField field : ScanField.values()) {
            if (!columns.containsKey(field)) {
                throw new CollectionException(
                        "Table " + table + " has no column " + field.key() + ". Add it, or name a view that has it.",
                        null);
            }
        }
        return columns;
    }

    private static void add(String column, int type, String table, Map<ScanField, Name> columns) {
        Stream.of(ScanField.values())
                .filter(field -> field.key().equals(column.toLowerCase(Locale.ROOT)))
                .forEach(field -> {
                    check(field, type, table);
                    columns.put(field, DSL.name(column));
                });
    }

    private static void check(ScanField field, int type, String table) {
        String wanted = switch (field) {
            case OBSERVED_AT -> type == Types.TIMESTAMP_WITH_TIMEZONE ? "" : "TIMESTAMP WITH TIME ZONE";
            case OVERALL_SCORE, CONFIDENCE, CONFLICT_SCORE -> NUMBERS.contains(type) ? "" : "a number";
            case DATA_SUFFICIENT, OUTCOME -> TRUTHS.contains(type) ? "" : "BOOLEAN";
            default -> "";
        };
        if (!wanted.isEmpty()) {
            throw new CollectionException(
                    "Column " + field.key() + " of table " + table + " must be " + wanted
                            + ". Change it, or name a view that converts it.",
                    null);
        }
    }

    /** All fields of the window's rows, in the order of {@link ScanField}; rows without a time too, so that they are counted. */
    Select<Record> select(Connection connection, DayWindow window) throws SQLException {
        List<Field<Object>> fields = columns.values().stream().map(DSL::field).toList();
        return DSL.using(connection, JDBCUtils.dialect(connection))
                .select(fields)
                .from(DSL.table(name))
                .where(in(window));
    }

    private Condition in(DayWindow window) {
        if (window.equals(DayWindow.ALL)) {
            return DSL.noCondition();
        }
        Field<OffsetDateTime> observedAt = DSL.field(columns.get(ScanField.OBSERVED_AT), OffsetDateTime.class);
        return observedAt
                .isNull()
                .or(observedAt
                        .ge(startOf(window.firstDay()))
                        .and(observedAt.lt(startOf(window.lastDay().plusDays(1)))));
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay().atOffset(ZoneOffset.UTC);
    }
}
