package io.calibration.jdbc.scan;

import io.calibration.metrics.CollectionException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for tables where the description or the connection says, and keeps what is wrong with them. */
final class FoundTables {

    private final Connection connection;
    private final ScanEngine engine;
    private final @Nullable String schema;
    private final List<String> mistakes = new ArrayList<>();

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
                    "The scan results are not as described:\n  " + String.join("\n  ", mistakes), null);
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
            mistake(title, "is not there", "Check the name, the schema and the permission to select.");
        } else {
            mistake(title, "is there several times but for upper and lower case", CheckedTable.WRITE_EXACTLY);
        }
        return null;
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
                String name = about.getColumnName(i);
                columns.add(new CheckedTable.Column(name, kind, type, alias + "." + engine.quoted(name)));
            }
        }
        return columns;
    }
}
