package io.calibration.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteDataSource;

/** The databases under test, each on the real thing. */
enum Engine {
    H2 {
        @Override
        DataSource database() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            return database;
        }
    },
    SQLITE {
        @Override
        DataSource database() {
            SQLiteDataSource database = new SQLiteDataSource();
            database.setUrl("jdbc:sqlite:" + temporaryFolder().resolve("registry.db"));
            return database;
        }
    },
    POSTGRESQL {
        @Override
        DataSource database() {
            return PostgresServer.database();
        }
    },
    MARIADB {
        @Override
        DataSource database() {
            return MariaDbServer.database();
        }
    };

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    /** A database of its own, or one that is shared: every test has tables of its own. */
    abstract DataSource database();

    /** What it calls itself. */
    String product() {
        return switch (this) {
            case H2 -> "H2";
            case SQLITE -> "SQLite";
            case POSTGRESQL -> "PostgreSQL";
            case MARIADB -> "MariaDB";
        };
    }

    /** A prefix that no other test uses. */
    static String newPrefix() {
        return "t" + PREFIXES.incrementAndGet() + "_";
    }

    /** An empty registry on this engine. */
    TestRegistry empty() {
        return TestRegistry.on(this, database());
    }

    static Path temporaryFolder() {
        try {
            Path folder = Files.createTempDirectory("calibration");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
