package io.calibration.jdbc.registry;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements on one connection. In their text {@code {t}} is schema and prefix of the tables; values are always bound. Nothing in a
 * text depends on a session's settings: no operators on text, no backslashes, nothing between double quotes. Instants are microseconds since
 * 1970 in UTC: no database's or driver's time zone has a say.
 */
public record Sql(Connection connection, Database database, Tables tables) {

    /**
     * A statement that changes rows.
     *
     * @param values what stands for its question marks
     */
    record Change(String text, List<@Nullable Object> values) {

        static Change of(String text, @Nullable Object... values) {
            return new Change(text, Arrays.asList(values));
        }

        /**
         * A new row.
         *
         * @param columns parted by commas
         * @param values what stands in each
         */
        static Change insert(String table, String columns, @Nullable Object... values) {
            String marks = "?" + ", ?".repeat(values.length - 1);
            return of("INSERT INTO {t}" + table + " (" + columns + ") VALUES (" + marks + ")", values);
        }

        /**
         * Columns of the rows that are meant.
         *
         * @param columns parted by commas
         * @param where which rows
         * @param values what stands in each column, then what they are known by
         */
        static Change update(String table, String columns, String where, @Nullable Object... values) {
            String set = columns.replace(",", " = ?,") + " = ?";
            return of("UPDATE {t}" + table + " SET " + set + " WHERE " + where, values);
        }
    }

    /** Reads a row where it stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(Row<T> row, String text, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(text, Arrays.asList(values));
                ResultSet rows = statement.executeQuery()) {
            List<T> list = new ArrayList<>();
            while (rows.next()) {
                list.add(row.read(rows));
            }
            return list;
        }
    }

    public <T> Optional<T> first(Row<T> row, String text, @Nullable Object... values) throws SQLException {
        return list(row, text, values).stream().findFirst();
    }

    /** Whether there is a row. */
    boolean finds(String text, @Nullable Object... values) throws SQLException {
        return first(row -> true, text, values).isPresent();
    }

    /** How many rows it changed; of several statements the first. */
    int change(Change change) throws SQLException {
        try (PreparedStatement statement = prepared(change.text, change.values)) {
            return statement.executeUpdate();
        }
    }

    /** All in their order, sent as one where the driver can; how many rows the first changed. */
    int change(List<Change> changes) throws SQLException {
        if (database.takesManyAtOnce()) {
            return change(new Change(
                    changes.stream().map(Change::text).collect(joining(";\n")),
                    changes.stream().flatMap(change -> change.values.stream()).toList()));
        }
        int first = change(changes.get(0));
        for (Change change : changes.subList(1, changes.size())) {
            change(change);
        }
        return first;
    }

    public int change(String text, @Nullable Object... values) throws SQLException {
        return change(Change.of(text, values));
    }

    /** A statement that has neither values nor an answer. */
    void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(tables.written(text));
        }
    }

    private PreparedStatement prepared(String text, List<@Nullable Object> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(tables.written(text));
        try {
            for (int i = 0; i < values.size(); i++) {
                bind(statement, i + 1, values.get(i));
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** What may be null is text. */
    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setObject(index, value);
        }
    }

    /** A number that may be null. */
    static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : (Long) number;
    }

    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
