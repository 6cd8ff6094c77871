package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.jdbc.scan.ScanEngine;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a collection whose connection is lost, and of the connection after any. */
class DroppedConnectionTest {

    /** The connection is cut when this row is asked for. */
    private static DataSource cutAt(int row, DataSource origin) {
        return ScanDatabase.proxy(() -> cutting(row, origin.getConnection()));
    }

    private static Connection cutting(int row, Connection real) {
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> {
            Object answer = Pool.call(real, method, arguments);
            return answer instanceof Statement statement ? cutting(row, statement, real) : answer;
        });
    }

    private static Object cutting(int row, Statement real, Connection connection) {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            Object answer = Pool.call(real, method, arguments);
            return answer instanceof ResultSet rows ? cutting(row, rows, connection) : answer;
        });
    }

    private static Object cutting(int row, ResultSet real, Connection connection) {
        int[] asked = new int[1];
        return proxy(ResultSet.class, (proxy, method, arguments) -> {
            if (method.getName().equals("next") && (++asked[0] == row)) {
                connection.abort(Runnable::run);
                throw new SQLNonTransientConnectionException("the connection was cut", "08006");
            }
            return Pool.call(real, method, arguments);
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(DroppedConnectionTest.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_lost_midway_leaves_no_snapshot_and_says_how_far_it_came(ScanDatabase database) throws Exception {
        ScanTable table = ScanShape.JSON_COLUMNS.load(database, Scans.random(5, 100));
        JdbcMetricSource source = JdbcMetricSource.over(cutAt(58, database.dataSource()), table);
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessage("Reading table " + table.described().name() + " failed after 57 results."
                        + " Check the connection and the permission to select, and collect again.")
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_backend_that_the_server_ends_midway_is_told_too() throws Exception {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("many");
        database.execute("CREATE VIEW " + name
                + " AS SELECT now() observed_at, '1.0.0' logic_version, 70 overall_score, 'good' classification,"
                + " CASE WHEN n = 5000 THEN pg_terminate_backend(pg_backend_pid()) END outcome"
                + " FROM generate_series(1, 100000) n");
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), described(name));
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("failed after 4000 results.");
    }

    /** A row far on cannot be made: what was read before it shows that the answer was not made as a whole first. */
    @ParameterizedTest
    @EnumSource
    void rows_are_read_before_the_last_is_made(ScanDatabase database) throws Exception {
        String name = ScanDatabase.newName("many");
        String failing = switch (database) {
            case H2 -> "1 / (90000 - n)";
            case SQLITE -> "CASE WHEN n = 90000 THEN abs(-9223372036854775807 - 1) ELSE 0 END";
            case DUCKDB -> "CASE WHEN n = 1500000 THEN error('no row') ELSE 0 END";
            case POSTGRESQL -> "1 / (90000 - n)";
            case MARIADB -> "CASE WHEN n = 90000 THEN (SELECT t.seq FROM seq_1_to_2 t WHERE t.seq < n) ELSE 0 END";
        };
        String rows = switch (database) {
            case H2 -> "(SELECT X n FROM SYSTEM_RANGE(1, 100000)) r";
            case SQLITE ->
                "(WITH RECURSIVE r(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM r WHERE n < 100000) SELECT n FROM r) r";
            case DUCKDB -> "range(1, 2000000) r(n)"; // it makes a megabyte in advance
            case POSTGRESQL -> "generate_series(1, 100000) r(n)";
            case MARIADB -> "(SELECT seq n FROM seq_1_to_100000) r";
        };
        database.execute("CREATE VIEW " + name + " AS SELECT n observed_at, '1.0.0' logic_version, " + failing
                + " overall_score, 'good' classification FROM " + rows);
        ScanTable table = described(name).without(ScanColumn.OUTCOME).observedAtMillis("observed_at");
        AtomicLong read = new AtomicLong();
        JdbcMetricSource source =
                JdbcMetricSource.over(database.dataSource(), table).streaming();
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .satisfies(e -> read.set(
                        Long.parseLong(String.valueOf(e.getMessage()).replaceAll(".* after (\\d+) results.*", "$1"))));
        assertThat(read.get()).isBetween(10_000L, 1_499_999L);
    }

    private static ScanTable described(String name) {
        return ScanTable.named(name)
                .without(ScanColumn.CONFIDENCE, ScanColumn.ESCALATION, ScanColumn.TIER)
                .without(ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE)
                .withoutCategoryScores()
                .withoutFlags();
    }

    @Test
    void what_was_said_of_lazy_queries_is_said_again() throws Exception {
        for (int lazy : new int[] {0, 1}) {
            try (Connection connection = ScanDatabase.H2.dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET LAZY_QUERY_EXECUTION " + lazy);
                ScanSession.open(connection, ScanEngine.H2).close();
                String failing = "SELECT 1 / (X - 1) FROM SYSTEM_RANGE(1, 1)";
                if (lazy == 1) {
                    statement.executeQuery(failing).close();
                } else {
                    assertThatThrownBy(() -> statement.executeQuery(failing)).isInstanceOf(SQLException.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_connection_is_given_back_as_it_was(ScanDatabase database) throws Exception {
        ScanTable table = ScanShape.JSON_COLUMNS.load(database, Scans.random(5, 10));
        AtomicReference<Connection> used = new AtomicReference<>();
        try (Connection connection = database.dataSource().getConnection()) {
            DataSource one = ScanDatabase.proxy(() -> {
                used.set(connection);
                return kept(connection);
            });
            String before = settings(database, connection);
            Scans.collect(JdbcMetricSource.over(one, table), DayWindow.ALL);
            assertThat(used.get()).isSameAs(connection);
            assertThat(settings(database, connection)).isEqualTo(before);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + ScanDatabase.newName("after") + " (id INTEGER)");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_can_be_written_while_rows_are_read(ScanDatabase database) throws Exception {
        if (database == ScanDatabase.H2) {
            return; // whose read-only connections write
        }
        try (Connection connection = database.dataSource().getConnection();
                ScanSession session = ScanSession.open(connection, ScanEngine.of(connection));
                Statement statement = session.statement()) {
            String write = "CREATE TABLE " + ScanDatabase.newName("never") + " (id INTEGER)";
            assertThatThrownBy(() -> statement.execute(write)).isInstanceOf(SQLException.class);
        }
    }

    private static Connection kept(Connection real) {
        return (Connection) proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : Pool.call(real, method, arguments));
    }

    private static String settings(ScanDatabase database, Connection connection) throws SQLException {
        String own = switch (database) {
            case SQLITE -> "PRAGMA query_only";
            case POSTGRESQL ->
                "SELECT current_setting('TimeZone') || current_setting('default_transaction_read_only')"
                        + " || current_setting('extra_float_digits')";
            case MARIADB -> "SELECT concat(@@time_zone, @@transaction_read_only, @@autocommit, @@sql_select_limit)";
            default -> "SELECT 1";
        };
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(own)) {
            rows.next();
            return connection.isReadOnly() + " " + connection.getAutoCommit() + " " + rows.getString(1);
        }
    }
}
