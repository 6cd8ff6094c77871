package io.calibration.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks for tables in one schema of a database. */
final class FoundTables {

    private final Connection connection;
    private final ScanEngine engine;
    private final @Nullable String schema;
    private final TableMistakes mistakes = new TableMistakes();

    /** @param schema their schema, in any case; else the connection's */
    FoundTables(Connection connection, @Nullable String schema) throws SQLException {
        this.connection = connection;
        this.engine = ScanEngine.of(connection);
        this.schema = schema;
    }

    ScanEngine engine() {
        return engine;
    }

    TableMistakes mistakes() {
        return mistakes;
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
            return new CheckedTable(title, found.get(0), columns(found.get(0), alias), mistakes);
        }
        if (found.isEmpty()) {
            mistakes.add(title, "is not there", "Check the name, the schema and the permission to select.");
        } else {
            mistakes.add(title, "is there several times but for upper and lower case", CheckedTable.WRITE_EXACTLY);
        }
        return null;
    }

    /** The table that is written so, as SQL, or else all that are so but for upper and lower case. */
    private List<String> names(String table) throws SQLException {
        boolean catalogs = engine.hasCatalogsAsSchemas();
        String catalog = catalogs && (schema != null) ? schema : connection.getCatalog();
        String pattern = catalogs || (schema != null) ? null : connection.getSchema();
        List<String> found = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(catalog, pattern, "%", null)) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                String owner = tables.getString(catalogs ? "TABLE_CAT" : "TABLE_SCHEM");
                if (name.equalsIgnoreCase(table) && ((schema == null) || schema.equalsIgnoreCase(owner))) {
                    String full =
                            owner == null ? engine.quoted(name) : engine.quoted(owner) + "." + engine.quoted(name);
                    if (name.equals(table)) {
                        return List.of(full);
                    }
                    found.add(full);
                }
            }
        }
        return found;
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
