package io.calibration.jdbc.registry;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The databases that the registry knows, with what each has of its own. */
public enum Database {
    /** A plain VARCHAR compares without case where IGNORECASE is set. */
    H2("H2", 2, 3, "VARCHAR_CASESENSITIVE", "BINARY LARGE OBJECT", "CHARACTER LARGE OBJECT", ""),
    MARIADB(
            "MariaDB",
            10,
            11,
            "VARCHAR",
            "LONGBLOB",
            "LONGTEXT",
            " ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin"),
    MYSQL(
            "MySQL",
            8,
            0,
            "VARCHAR",
            "LONGBLOB",
            "LONGTEXT",
            " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin"),
    POSTGRESQL("PostgreSQL", 13, 0, "VARCHAR", "BYTEA", "TEXT", ""),
    SQLITE("SQLite", 3, 46, "VARCHAR", "BLOB", "TEXT", "");

    /** Where a table of this name is found, leaving temporary ones out, or else where one would be made. */
    private static final String POSTGRESQL_SCHEMA = "SELECT COALESCE((SELECT n.nspname FROM pg_catalog.pg_class c"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
            + " WHERE c.relname = ? AND c.relpersistence <> 't' AND n.nspname = ANY (pg_catalog.current_schemas(false))"
            + " ORDER BY pg_catalog.array_position(pg_catalog.current_schemas(false), n.nspname) LIMIT 1),"
            + " pg_catalog.current_schema())";

    /** The columns of a table whose texts do not compare byte by byte: of a type from elsewhere (citext), padded, or with a loose collation. */
    private static final String POSTGRESQL_LOOSE_COLUMNS = "SELECT a.attname FROM pg_catalog.pg_attribute a"
            + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " LEFT JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation"
            + " WHERE a.attrelid = pg_catalog.to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped"
            + " AND (n.nspname <> 'pg_catalog' OR t.typname = 'bpchar' OR NOT c.collisdeterministic)"
            + " ORDER BY a.attnum";

    private final String product;
    private final int major;
    private final int minor;
    private final String string;
    private final String bytes;
    private final String text;
    private final String options;

    Database(String product, int major, int minor, String string, String bytes, String text, String options) {
        this.product = product;
        this.major = major;
        this.minor = minor;
        this.string = string;
        this.bytes = bytes;
        this.text = text;
        this.options = options;
    }

    /**
     * The database behind a connection.
     *
     * @throws RegistryStoreException when it is another one, or too old
     */
    public static Database of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName();
        Database found = Stream.of(values())
                .filter(database -> database.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new RegistryStoreException(
                        "The registry does not know this database. Use PostgreSQL, MariaDB, MySQL, H2 or SQLite.",
                        null));
        found.requireVersion(about.getDatabaseMajorVersion(), about.getDatabaseMinorVersion());
        return found;
    }

    /**
     * Looks at its version.
     *
     * @throws RegistryStoreException when it is too old
     */
    public void requireVersion(int foundMajor, int foundMinor) {
        if ((foundMajor < major) || ((foundMajor == major) && (foundMinor < minor))) {
            throw new RegistryStoreException(
                    product + " " + foundMajor + "." + foundMinor + " is too old for the registry. Use " + major + "."
                            + minor + " or later.",
                    null);
        }
    }

    /**
     * The schema where the tables are, or would be made, as it stands in SQL: what a connection means by a plain name depends on its settings,
     * and on its temporary tables.
     *
     * @param store the plain name of a table
     */
    public String home(Sql sql, String store) throws SQLException {
        return switch (this) {
            case H2 -> quoted("\"", sql.connection().getSchema());
            case MARIADB, MYSQL -> quoted("`", sql.connection().getCatalog());
            case POSTGRESQL ->
                quoted(
                        "\"",
                        sql.list(row -> row.getString(1), POSTGRESQL_SCHEMA, store)
                                .get(0));
            case SQLITE -> "main";
        };
    }

    private static String quoted(String quote, @Nullable String name) {
        if ((name == null) || name.isEmpty()) {
            throw new RegistryStoreException(
                    "The connection has no schema. Name one with the builder's schema().", null);
        }
        return quote + name.replace(quote, quote + quote) + quote;
    }

    /** Whether DDL can name a table's schema wherever it names a table. */
    public boolean namesSchemasInDdl() {
        return this != SQLITE;
    }

    /** The template in this database's words. */
    String ddl(String template) {
        return template.replace("{string}", string)
                .replace("{bytes}", bytes)
                .replace("{text}", text)
                .replace("{options}", options);
    }

    /** @throws RegistryStoreException when SQLite does not keep foreign keys on this connection */
    static void requireForeignKeys(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("PRAGMA foreign_keys");
                ResultSet answer = statement.executeQuery()) {
            if (!answer.next() || (answer.getInt(1) != 1)) {
                throw new RegistryStoreException(
                        "SQLite does not keep foreign keys on this connection. Hand out connections outside a"
                                + " transaction, or with foreign keys on, of a build with foreign keys.",
                        null);
            }
        }
    }

    /** What time it is to the server. Not for SQLite, which has none. */
    public Instant now(Sql sql) throws SQLException {
        return sql.first(row -> Sql.instant(row.getLong(1)), "SELECT " + micros())
                .orElseThrow();
    }

    private String micros() {
        return switch (this) {
            case H2 -> "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP(6)) * 1000000 AS BIGINT)";
            case POSTGRESQL -> "CAST(EXTRACT(EPOCH FROM pg_catalog.clock_timestamp()) * 1000000 AS BIGINT)";
            case MARIADB, MYSQL -> "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))";
            case SQLITE -> "0"; // it has no server
        };
    }

    /** The same question, locking its rows, with the server's time for {@code {now}}. SQLite has one writer, who has the lock by then. */
    String locking(String question) {
        return question.replace("{now}", micros()) + (this == SQLITE ? "" : " FOR UPDATE");
    }

    /** The same question for at most so many rows: no words for it are known to all, nor to H2 in all its modes. */
    String limited(String question) {
        return question + ((this == H2) || (this == POSTGRESQL) ? " FETCH FIRST ? ROWS ONLY" : " LIMIT ?");
    }

    /**
     * Whether several statements with values can be sent as one: the driver splits them, prepares each on the server and waits once for all.
     */
    boolean takesManyAtOnce() {
        return this == POSTGRESQL;
    }

    /** The columns of a table whose texts do not compare byte by byte, where that can be looked at. */
    List<String> looseColumns(Sql sql, String table) throws SQLException {
        return switch (this) {
            case MARIADB, MYSQL ->
                sql.list(
                        row -> row.getString(1),
                        "SHOW FULL COLUMNS FROM " + table + " WHERE Collation NOT LIKE '%bin'");
            case POSTGRESQL -> sql.list(row -> row.getString(1), POSTGRESQL_LOOSE_COLUMNS, table);
            case H2, SQLITE -> List.of();
        };
    }

    /** Whether a trigger can be for some columns alone. */
    boolean hasTriggersOfColumns() {
        return (this == POSTGRESQL) || (this == SQLITE);
    }

    @Override
    public String toString() {
        return product;
    }
}
