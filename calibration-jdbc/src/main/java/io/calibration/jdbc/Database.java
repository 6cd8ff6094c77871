package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jooq.SQLDialect;

/** The databases that the registry knows, with what each has of its own. */
enum Database {
    H2("H2", SQLDialect.H2, "BINARY LARGE OBJECT", "CHARACTER LARGE OBJECT", ""),
    MARIADB(
            "MariaDB",
            SQLDialect.MARIADB,
            "LONGBLOB",
            "LONGTEXT",
            " ENGINE = InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_nopad_bin"),
    MYSQL(
            "MySQL",
            SQLDialect.MYSQL,
            "LONGBLOB",
            "LONGTEXT",
            " ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_bin"),
    POSTGRESQL("PostgreSQL", SQLDialect.POSTGRES, "BYTEA", "TEXT", ""),
    SQLITE("SQLite", SQLDialect.SQLITE, "BLOB", "TEXT", "");

    private final String product;
    private final SQLDialect dialect;
    private final String bytes;
    private final String text;
    private final String options;

    Database(String product, SQLDialect dialect, String bytes, String text, String options) {
        this.product = product;
        this.dialect = dialect;
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

    SQLDialect dialect() {
        return dialect;
    }

    /** The template in this database's words. */
    String ddl(String template) {
        return template.replace("{bytes}", bytes).replace("{text}", text).replace("{options}", options);
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
