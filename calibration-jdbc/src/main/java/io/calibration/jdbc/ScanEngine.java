package io.calibration.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.SQLDialect;

/** The databases that scan results are read from, with what each has of its own. */
enum ScanEngine {
    DUCKDB("DuckDB", SQLDialect.DUCKDB),
    H2("H2", SQLDialect.H2),
    MARIADB("MariaDB", SQLDialect.MARIADB),
    POSTGRESQL("PostgreSQL", SQLDialect.POSTGRES),
    SQLITE("SQLite", SQLDialect.SQLITE),
    /** Any other, by what JDBC says alone. */
    OTHER("", SQLDialect.DEFAULT);

    private final String product;
    private final SQLDialect dialect;

    ScanEngine(String product, SQLDialect dialect) {
        this.product = product;
        this.dialect = dialect;
    }

    static ScanEngine of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Stream.of(values())
                .filter(engine -> engine.product.equals(product))
                .findFirst()
                .orElse(OTHER);
    }

    SQLDialect dialect() {
        return dialect;
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
