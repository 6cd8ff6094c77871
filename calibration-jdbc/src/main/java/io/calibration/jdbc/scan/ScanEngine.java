package io.calibration.jdbc.scan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The databases that scan results are read from, with what each has of its own. */
public enum ScanEngine {
    DUCKDB("DuckDB"),
    H2("H2"),
    MARIADB("MariaDB"),
    POSTGRESQL("PostgreSQL"),
    SQLITE("SQLite"),
    /** Any other, by what JDBC says alone. */
    OTHER("");

    /** The type FLOAT within another of DuckDB, where it stands for a type and not for a name. */
    private static final Pattern FLOATS = Pattern.compile("(?<![\\w\"])FLOAT(?=[\\[\\]),]|$)");

    private final String product;

    ScanEngine(String product) {
        this.product = product;
    }

    public static ScanEngine of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Stream.of(values())
                .filter(engine -> engine.product.equals(product))
                .findFirst()
                .orElse(OTHER);
    }

    /** A name as SQL writes it exactly so, whatever the settings of the session. */
    String quoted(String name) {
        String quote = this == MARIADB ? "`" : "\"";
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** Whether what other databases call a schema is a catalog to the driver. */
    boolean hasCatalogsAsSchemas() {
        return this == MARIADB;
    }

    /** Whether times are handed over as milliseconds, made by the database. */
    boolean givesMillis() {
        return (this == DUCKDB) || (this == MARIADB);
    }

    /** The kind of a column by its type as the driver tells it. */
    ColumnKind kind(int type, String typeName, int precision) {
        ColumnKind kind = ColumnKind.of(type, typeName, precision);
        return switch (this) {
            case SQLITE -> kind.isText() ? kind : ColumnKind.ANY; // holds any value, but what TEXT says is meant
            case MARIADB -> mariaDbKind(kind, typeName);
            case DUCKDB -> typeName.equals("FLOAT") ? ColumnKind.FLOAT : kind;
            case POSTGRESQL -> kind;
            case H2, OTHER -> kind == ColumnKind.NESTED ? ColumnKind.OTHER : kind; // nothing writes it as JSON
        };
    }

    /** Whether a column holds whole numbers; one of SQLite makes a number of each text that is one (its type affinity). */
    boolean isWhole(CheckedTable.Column column) {
        return column.kind() == ColumnKind.INTEGER
                || (this == SQLITE && column.typeName().toUpperCase(Locale.ROOT).contains("INT"));
    }

    /** How a query asks for a column so that its values arrive as they are. */
    String value(CheckedTable.Column column) {
        String sql = column.sql();
        return switch (column.kind()) {
            case FLOAT -> this == MARIADB ? "CAST(" + sql + " AS DOUBLE)" : sql; // as text it has six digits
            case NESTED -> "CAST(to_json(" + withDoubles(column) + ") AS VARCHAR)";
            default -> sql;
        };
    }

    /** A value as text, in SQL. */
    String text(String value) {
        return "CAST(" + value + " AS " + (this == MARIADB ? "CHAR" : "VARCHAR") + ")";
    }

    /** What to sort by so that texts of different characters are different, whatever the collation of their column. */
    String inOrder(String text) {
        return switch (this) {
            case MARIADB -> "CAST(" + text + " AS BINARY)";
            case POSTGRESQL -> text + " COLLATE \"C\"";
            case SQLITE -> text + " COLLATE BINARY";
            case DUCKDB -> text + " COLLATE C";
            case H2, OTHER -> text;
        };
    }

    /** DuckDB writes a float in JSON as the double next to it; by way of text it becomes the double that was written. */
    private static String withDoubles(CheckedTable.Column column) {
        String type = column.typeName();
        return type.equals(FLOATS.matcher(type).replaceAll(""))
                ? column.sql()
                : "CAST(CAST(" + column.sql() + " AS " + FLOATS.matcher(type).replaceAll("VARCHAR") + ") AS "
                        + FLOATS.matcher(type).replaceAll("DOUBLE") + ")";
    }

    /** A TIMESTAMP of MariaDB is an instant; a BOOLEAN is a TINYINT that may hold more than 0 and 1. */
    private static ColumnKind mariaDbKind(ColumnKind kind, String typeName) {
        return switch (typeName) {
            case "TIMESTAMP" -> ColumnKind.ZONED_TIME;
            case "TINYINT", "BOOLEAN" -> ColumnKind.INTEGER;
            default -> kind;
        };
    }

    @Override
    public String toString() {
        return this == OTHER ? "this database" : product;
    }
}
