package io.calibration.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The databases that scan results are read from, with what each has of its own. */
enum ScanEngine {
    DUCKDB("DuckDB"),
    H2("H2"),
    MARIADB("MariaDB"),
    POSTGRESQL("PostgreSQL"),
    SQLITE("SQLite"),
    /** Any other, by what JDBC says alone. */
    OTHER("");

    private final String product;

    ScanEngine(String product) {
        this.product = product;
    }

    static ScanEngine of(Connection connection) throws SQLException {
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
    ColumnKind kind(int type, String typeName) {
        return switch (this) {
            case SQLITE -> sqliteKind(ColumnKind.of(type, typeName));
            case MARIADB -> mariaDbKind(type, typeName);
            default -> ColumnKind.of(type, typeName);
        };
    }

    /** A column of SQLite holds any value whatever its type says, but what TEXT says is meant. */
    private static ColumnKind sqliteKind(ColumnKind declared) {
        return declared == ColumnKind.TEXT ? ColumnKind.TEXT : ColumnKind.ANY;
    }

    /** A TIMESTAMP of MariaDB is an instant; a BOOLEAN is a TINYINT that may hold more than 0 and 1. */
    private static ColumnKind mariaDbKind(int type, String typeName) {
        return switch (typeName) {
            case "TIMESTAMP" -> ColumnKind.ZONED_TIME;
            case "TINYINT" -> ColumnKind.INTEGER;
            default -> ColumnKind.of(type, typeName);
        };
    }

    @Override
    public String toString() {
        return this == OTHER ? "this database" : product;
    }
}
