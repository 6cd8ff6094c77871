package io.calibration.jdbc;

import io.calibration.metrics.MetricSource;
import java.sql.DriverManager;
import javax.sql.DataSource;

/** A way in which rows are handed over. */
enum Transfer {
    H2(ScanDatabase.H2, ""),
    SQLITE(ScanDatabase.SQLITE, ""),
    DUCKDB_AGGREGATES(ScanDatabase.DUCKDB, ""),
    DUCKDB_STREAMS(ScanDatabase.DUCKDB, "") {
        @Override
        MetricSource over(DataSource database, ScanTable table) {
            return JdbcMetricSource.over(database, table).streaming();
        }
    },
    POSTGRESQL(ScanDatabase.POSTGRESQL, "") {
        @Override
        DataSource open() {
            return to(PostgresServer.url());
        }
    },
    POSTGRESQL_BINARY(ScanDatabase.POSTGRESQL, "&prepareThreshold=-1&defaultRowFetchSize=2") {
        @Override
        DataSource open() {
            return to(PostgresServer.url());
        }
    },
    POSTGRESQL_TEXT(ScanDatabase.POSTGRESQL, "&binaryTransfer=false&prepareThreshold=1") {
        @Override
        DataSource open() {
            return ScanDatabase.saying("SET extra_float_digits = -3", to(PostgresServer.url()));
        }
    },
    MARIADB(ScanDatabase.MARIADB, "") {
        @Override
        DataSource open() {
            return to(MariaDbServer.URL);
        }
    },
    MARIADB_BINARY(ScanDatabase.MARIADB, "&useServerPrepStmts=true&tinyInt1isBit=false") {
        @Override
        DataSource open() {
            return to(MariaDbServer.URL);
        }
    };

    private final ScanDatabase database;
    private final String options;

    Transfer(ScanDatabase database, String options) {
        this.database = database;
        this.options = options;
    }

    ScanDatabase database() {
        return database;
    }

    DataSource open() {
        return database.dataSource();
    }

    DataSource to(String url) {
        return ScanDatabase.proxy(() -> DriverManager.getConnection(url + options));
    }

    MetricSource over(DataSource pool, ScanTable table) {
        return JdbcMetricSource.over(pool, table);
    }
}
