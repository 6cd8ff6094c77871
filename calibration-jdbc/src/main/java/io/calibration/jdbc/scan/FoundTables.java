package io.calibration.jdbc.scan;

import io.calibration.internal.Nearest;
import io.calibration.metrics.CollectionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Looks for tables where the description or the connection says, and keeps what is wrong with them. */
final class FoundTables {

    private static final String CHECK_NAME = "Check the name, the schema and the permission to select.";
    private static final Pattern HOSTS = Pattern.compile("(?!SYSTEM).*(TABLE|VIEW)");
    private static final Pattern OWN = Pattern.compile("(?i)information_schema|pg_catalog");

    private final Connection connection;
    private final ScanEngine engine;
    private final @Nullable String schema;
    private final List<String> mistakes = new ArrayList<>();
    private @Nullable SQLException refusal; // of the first table that could not be asked

    /** @param schema their schema, in any case; else the connection's */
    FoundTables(Connection connection, @Nullable String schema) throws SQLException {
        this.connection = connection;
        this.engine = ScanEngine.of(connection);
        this.schema = schema;
    }

    ScanEngine engine() {
        return engine;
    }

    /**
     * Takes what is wrong.
     *
     * @param place the table or the column
     * @param wrong what is wrong with it
     * @param mend what to do
     */
    void mistake(String place, String wrong, String mend) {
        mistakes.add(place + " " + wrong + ". " + mend);
    }

    /** @throws CollectionException with everything in which the tables are not as described */
    void requireNoMistake() {
        if (!mistakes.isEmpty()) {
            throw new CollectionException(
                    "The scan results are not as described:\n  " + String.join("\n  ", mistakes), refusal);
        }
    }

    /**
     * A table or view; null when there is none or more than one, which is then among the mistakes.
     *
     * @param alias what queries call it
     */
    @Nullable
    CheckedTable find(String table, String alias) throws SQLException {
        List<String> found = names(table);
        String title = schema == null ? table : schema + "." + table;
        if (found.size() == 1) {
            return new CheckedTable(title, found.get(0), columns(found.get(0), alias), this);
        }
        if (found.isEmpty()) {
            mistake(title, "is not there", CHECK_NAME);
        } else {
            mistake(title, "is there several times but for upper and lower case", CheckedTable.WRITE_EXACTLY);
        }
        return null;
    }

    /** A table or view as a query names it; null when it cannot be asked, which is then among the mistakes. */
    @Nullable
    CheckedTable ask(String table, String alias) throws SQLException {
        if (engine == ScanEngine.DUCKDB
                && listed(table).stream().noneMatch(each -> last(each).equalsIgnoreCase(last(table)))) {
            tellAbsent(table); // a query that fails would end the transaction
            return null;
        }
        Savepoint before = engine == ScanEngine.POSTGRESQL ? connection.setSavepoint() : null; // for the same reason
        try {
            return ask(table, table, alias);
        } catch (SQLException e) {
            if (before != null) {
                connection.rollback(before);
            }
            refusal = refusal == null ? e : refusal;
            tellAbsent(table);
            return null;
        }
    }

    private void tellAbsent(String table) throws SQLException {
        List<String> listed = listed(table).stream()
                .map(each -> table.contains(".") ? each : last(each))
                .toList();
        if (listed.stream().anyMatch(table::equalsIgnoreCase)) {
            mistake(table, "cannot be read", "Check the permission to select, and what a view reads.");
        } else if (listed.isEmpty()) {
            mistake(table, "is not there, nor is any other table", "Check which database is connected to.");
        } else {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            mistake(
                    table,
                    "is not there",
                    CHECK_NAME + Nearest.hint(upper ? table.toUpperCase(Locale.ROOT) : table, listed));
        }
    }

    /**
     * Whatever stands in a query's FROM.
     *
     * @throws SQLException when it cannot be asked
     */
    CheckedTable ask(String title, String from, String alias) throws SQLException {
        return new CheckedTable(title, from, columns(from, alias), this);
    }

    /**
     * DuckDB gives a column another name where one before it has the same but for upper and lower case.
     *
     * @param names the query for the names that are written
     */
    void requireNames(CheckedTable table, String names) throws SQLException {
        Set<String> written = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(names)) {
            while (rows.next()) {
                written.add(rows.getString(1));
            }
        }
        table.columns().stream()
                .filter(column -> !written.contains(column.name()))
                .forEach(column -> mistake(
                        table.title() + "." + column.name(),
                        "is there under a name that another column has, too, but for upper and lower case",
                        "Write the file with names that differ."));
    }

    /** What the driver lists where a table would be, each with its schema, but for what the database has for itself. */
    private SortedSet<String> listed(String table) throws SQLException {
        SortedSet<String> listed = new TreeSet<>();
        String catalog = table.contains(".") ? null : connection.getCatalog();
        try (ResultSet tables = connection.getMetaData().getTables(catalog, null, "%", null)) {
            while (tables.next()) {
                String owner = tables.getString(engine.hasCatalogsAsSchemas() ? "TABLE_CAT" : "TABLE_SCHEM");
                String name = tables.getString("TABLE_NAME");
                boolean isHosts = HOSTS.matcher(String.valueOf(tables.getString("TABLE_TYPE")))
                        .matches();
                if (isHosts && (owner == null || !OWN.matcher(owner).matches())) {
                    listed.add(owner == null ? name : owner + "." + name);
                }
            }
        }
        return listed;
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The table that is written so, as SQL, or else all that are so but for upper and lower case. */
    private List<String> names(String table) throws SQLException {
        if ((engine != ScanEngine.POSTGRESQL) || (schema != null)) {
            boolean all = engine.hasCatalogsAsSchemas() || (schema != null);
            return names(table, all ? null : connection.getSchema());
        }
        for (String next : searchPath()) {
            List<String> found = names(table, next);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** Where PostgreSQL looks for a table: first among temporary ones, then where the session says. */
    private List<String> searchPath() throws SQLException {
        List<String> path = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet schemas = statement.executeQuery("SELECT unnest(current_schemas(true))")) {
            while (schemas.next()) {
                path.add(schemas.getString(1));
            }
        }
        return path;
    }

    /** @param within the one schema to look in, as it is written; else that of the description, or any */
    private List<String> names(String table, @Nullable String within) throws SQLException {
        boolean catalogs = engine.hasCatalogsAsSchemas();
        String catalog = catalogs && (schema != null) ? schema : connection.getCatalog();
        List<String> found = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(catalog, within, "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                String owner = tables.getString(catalogs ? "TABLE_CAT" : "TABLE_SCHEM");
                boolean here = within == null // which the driver takes for a pattern
                        ? (schema == null) || schema.equalsIgnoreCase(owner)
                        : within.equals(owner);
                if (here && name.equalsIgnoreCase(table)) {
                    String full = owner == null ? engine.quoted(name) : inSchema(owner) + "." + engine.quoted(name);
                    if (name.equals(table)) {
                        return List.of(full);
                    }
                    found.add(full);
                }
            }
        }
        return found;
    }

    /** The schema of temporary tables by the name that it has on every connection. */
    private String inSchema(String owner) {
        boolean temporary = (engine == ScanEngine.POSTGRESQL) && owner.startsWith("pg_temp_");
        return engine.quoted(temporary ? "pg_temp" : owner);
    }

    private List<CheckedTable.Column> columns(String table, String alias) throws SQLException {
        List<CheckedTable.Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData about = rows.getMetaData();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                String type = about.getColumnTypeName(i);
                ColumnKind kind = engine.kind(about.getColumnType(i), type, about.getPrecision(i));
                String name = about.getColumnLabel(i);
                columns.add(new CheckedTable.Column(name, kind, type, alias + "." + engine.quoted(name)));
            }
        }
        return columns;
    }
}
