package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/** The databases that the registry knows, with what each has of its own. */
enum Database {
    H2("H2", "BINARY LARGE OBJECT", "CHARACTER LARGE OBJECT", ""),
    MARIADB("MariaDB", "LONGBLOB", "LONGTEXT", " ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin"),

    MYSQL("MySQL", "LONGBLOB", "LONGTEXT", " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin"),

    POSTGRESQL("PostgreSQL", "BYTEA", "TEXT", ""),
    SQLITE("SQLite", "BLOB", "TEXT", "");

    private final String product;
    private final String bytes;
    private final String text;
    private final String options;

    Database(String product, String bytes, String text, String options) {
        this.product = product;
        this.bytes = bytes;
        this.text = text;
        this.options = options;
    }

    /** @throws RegistryStoreException when it is another one */
    static Database of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Stream.of(values())
                .filter(database -> database.product.equals(product))
                .findFirst()
                .orElseThrow(() -> new RegistryStoreException(
                        "The registry does not know this database. Use PostgreSQL, MariaDB, MySQL, H2 or SQLite.",
                        null));
    }

    /** The template in this database's words. */
    String ddl(String template) {
        return template.replace("{bytes}", bytes).replace("{text}", text).replace("{options}", options);
    }

    /** The same question, locking its rows. SQLite has one writer, who has the lock by then. */
    String locking(String question) {
        return this == SQLITE ? question : question + " FOR UPDATE";
    }

    /**
     * Whether several statements with values can be sent as one: the driver splits them, prepares each on the server and waits once for all.
     */
    boolean takesManyAtOnce() {
        return this == POSTGRESQL;
    }

    /** Whether ids are compared by what the table's collation says, so that the collation must be looked at. */
    boolean hasCollations() {
        return (this == MARIADB) || (this == MYSQL);
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
