package io.calibration.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.sqlite.SQLiteDataSource;

/** A database with scan results, each on the real thing; sessions are in zones far from UTC. */
enum ScanDatabase {
    H2("TIMESTAMP WITH TIME ZONE", "TIMESTAMP", "VARCHAR", "DOUBLE PRECISION", "VARCHAR") {
        @Override
        DataSource open() {
            JdbcDataSource database = new JdbcDataSource();
            database.setURL("jdbc:h2:mem:scans;DB_CLOSE_DELAY=-1;TIME ZONE=Asia/Tokyo");
            return database;
        }
    },
    SQLITE("TEXT", "TEXT", "TEXT", "REAL", "TEXT") {
        @Override
        DataSource open() {
            SQLiteDataSource database = new SQLiteDataSource();
            database.setUrl("jdbc:sqlite:" + Engine.temporaryFolder().resolve("scans.db"));
            return database;
        }
    },
    DUCKDB("TIMESTAMPTZ", "TIMESTAMP", "VARCHAR", "DOUBLE", "JSON") {
        @Override
        DataSource open() {
            String url =
                    "jdbc:duckdb:" + Engine.temporaryFolder().resolve("scans.duckdb") + ";jdbc_stream_results=true;";
            return saying("SET TimeZone = 'Asia/Tokyo'", proxy(() -> DriverManager.getConnection(url)));
        }
    },
    POSTGRESQL("TIMESTAMPTZ", "TIMESTAMP", "TEXT", "DOUBLE PRECISION", "JSONB") {
        @Override
        DataSource open() {
            return saying("SET TIME ZONE 'Asia/Tokyo'", PostgresServer.database());
        }
    },
    MARIADB("TIMESTAMP(3) NULL", "DATETIME(3)", "VARCHAR(200) CHARACTER SET utf8mb4", "DOUBLE", "JSON") {
        @Override
        DataSource open() {
            return saying("SET time_zone = '+09:00'", MariaDbServer.database());
        }
    };

    private static final AtomicInteger NAMES = new AtomicInteger();

    final String instant;
    final String localTime;
    final String text;
    final String number;
    final String json;

    ScanDatabase(String instant, String localTime, String text, String number, String json) {
        this.instant = instant;
        this.localTime = localTime;
        this.text = text;
        this.number = number;
        this.json = json;
    }

    abstract DataSource open();

    private static DataSource shared(ScanDatabase database) {
        return Opened.ALL[database.index()];
    }

    private int index() {
        return java.util.List.of(values()).indexOf(this);
    }

    /** The one database of this kind. */
    DataSource dataSource() {
        return shared(this);
    }

    private static final class Opened {
        private static final DataSource[] ALL =
                java.util.stream.Stream.of(values()).map(ScanDatabase::lazily).toArray(DataSource[]::new);
    }

    /** Servers start when they are asked for. */
    private static DataSource lazily(ScanDatabase database) {
        DataSource[] opened = new DataSource[1];
        return proxy(() -> {
            synchronized (opened) {
                opened[0] = opened[0] == null ? database.open() : opened[0];
            }
            return opened[0].getConnection();
        });
    }

    /** A name that no other test uses. */
    static String newName(String prefix) {
        return prefix + NAMES.incrementAndGet();
    }

    void execute(String... all) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : all) {
                statement.execute(sql);
            }
        }
    }

    interface Connecting {
        Connection connect() throws SQLException;
    }

    static DataSource proxy(Connecting connecting) {
        return (DataSource) Proxy.newProxyInstance(
                ScanDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> connecting.connect());
    }

    static DataSource saying(String sql, DataSource origin) {
        return proxy(() -> {
            Connection connection = origin.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return connection;
        });
    }
}
