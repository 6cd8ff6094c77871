package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases as hosts have set them up, and connections as hosts hand them over. */
class ScanSettingsTest {

    private static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 8));

    /** All shapes, all days and some, against the same results as JSON lines. */
    private static void assertReads(ScanDatabase database, DataSource set) throws SQLException, IOException {
        List<Scans.Scan> scans = Scans.random(3, 60);
        for (ScanShape shape : ScanShape.values()) {
            JdbcMetricSource source = JdbcMetricSource.over(set, shape.load(database, scans));
            for (DayWindow window : List.of(DayWindow.ALL, WINDOW)) {
                Scans.assertSame(Scans.collect(source, window), Scans.asJsonLines(scans, window), shape);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "MODE=Oracle",
                "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=MSSQLServer",
                "MODE=DB2",
                "IGNORECASE=TRUE"
            })
    void h2_in_its_modes(String mode) throws SQLException {
        String url = "jdbc:h2:mem:scan_settings;" + mode;
        try (Connection keeper = DriverManager.getConnection(url);
                Statement statement = keeper.createStatement()) {
            statement.execute("CREATE TABLE scan (id INTEGER PRIMARY KEY, observed_at TIMESTAMP WITH TIME ZONE,"
                    + " logic_version VARCHAR(20), overall_score REAL, classification CHAR(8), tier VARCHAR(20))");
            statement.execute("CREATE TABLE scan_flag (scan_id INTEGER, type VARCHAR(20), severity CHAR(8),"
                    + " category VARCHAR(20))");
            statement.execute("INSERT INTO scan VALUES (1, '2026-05-02 10:00:00+00:00', '1.0.0', 70, 'good', 'Free'),"
                    + " (2, '2026-05-20 10:00:00+00:00', '1.0.0', 70, 'good', NULL)");
            statement.execute("INSERT INTO scan_flag VALUES (1, 'evasive', 'high', 'trust')");
            ScanTable table =
                    required("scan").key("id").column(ScanColumn.TIER, "tier").flagsInTable("scan_flag", "scan_id");
            MetricsPart part = Scans.collect(
                    JdbcMetricSource.over(ScanDatabase.proxy(() -> DriverManager.getConnection(url)), table), WINDOW);
            assertThat(part.results()).isEqualTo(1);
            assertThat(part.intake().otherVersions()).isEmpty();
            assertThat(part.tiers()).containsOnlyKeys("free");
            assertThat(part.flags().types()).containsOnlyKeys("evasive");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sql_mode = 'NO_BACKSLASH_ESCAPES'",
                "sql_mode = 'EMPTY_STRING_IS_NULL'",
                "sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,PAD_CHAR_TO_FULL_LENGTH,NO_UNSIGNED_SUBTRACTION'",
                "sql_mode = 'ORACLE'",
                "time_zone = '-11:30'",
                "sql_select_limit = 2"
            })
    void mariadb_in_its_modes(String setting) throws SQLException, IOException {
        ScanDatabase database = ScanDatabase.MARIADB;
        assertReads(database, ScanDatabase.saying("SET SESSION " + setting, database.dataSource()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard_conforming_strings = off",
                "extra_float_digits = -15",
                "default_transaction_read_only = on",
                "default_transaction_isolation = 'serializable'",
                "transform_null_equals = on",
                "TimeZone = 'America/St_Johns'",
                "lc_numeric = 'C.UTF-8'",
                "bytea_output = 'escape'",
                "quote_all_identifiers = on",
                "search_path = nowhere, public"
            })
    void postgresql_in_its_modes(String setting) throws SQLException, IOException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        assertReads(database, ScanDatabase.saying("SET " + setting, database.dataSource()));
    }

    @Test
    void a_table_is_found_where_the_search_path_finds_it() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("found");
        String columns = " (observed_at TIMESTAMPTZ, logic_version TEXT, overall_score REAL, classification TEXT)";
        String row = " VALUES ('2026-05-02Z', '1.0.0', 70, 'good')";
        database.execute(
                "CREATE SCHEMA IF NOT EXISTS first_a",
                "CREATE SCHEMA IF NOT EXISTS first_b",
                "CREATE SCHEMA IF NOT EXISTS \"first%\"",
                "CREATE TABLE first_b." + name + columns,
                "CREATE TABLE \"first%\"." + name + columns,
                "INSERT INTO first_b." + name + row);
        try (Pool pool =
                new Pool(ScanDatabase.saying("SET search_path = first_a, first_b", database.dataSource()), 1)) {
            JdbcMetricSource source = JdbcMetricSource.over(pool, required(name));
            assertThat(Scans.collect(source, DayWindow.ALL).results()).isEqualTo(1);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE " + name + columns);
                statement.execute("INSERT INTO " + name + row + ", ('2026-05-02Z', '1.0.0', 70, 'good')");
            }
            JdbcMetricSource temporary = JdbcMetricSource.over(pool, required(name));
            assertThat(Scans.collect(temporary, DayWindow.ALL).results()).isEqualTo(2);
        }
    }

    @Test
    void a_role_that_may_only_select_is_enough() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("granted");
        database.execute(
                "CREATE TABLE " + name
                        + " (observed_at TIMESTAMPTZ, logic_version TEXT, overall_score REAL, classification TEXT)",
                "CREATE ROLE " + name + "_reader",
                "INSERT INTO " + name + " VALUES ('2026-05-02Z', '1.0.0', 70, 'good')");
        DataSource reader = ScanDatabase.saying("SET ROLE " + name + "_reader", database.dataSource());
        assertThatThrownBy(() -> JdbcMetricSource.over(reader, required(name)))
                .isInstanceOf(CollectionException.class)
                .hasMessage("The database could not be asked about table " + name
                        + ". Check the connection and the permission to select.");
        database.execute("GRANT SELECT ON " + name + " TO " + name + "_reader");
        assertThat(Scans.collect(JdbcMetricSource.over(reader, required(name)), WINDOW)
                        .results())
                .isEqualTo(1);
    }

    /** PgBouncer hands transactions to one connection and then to another, which knows nothing of statements that the first prepared. */
    @Test
    void no_statement_stays_prepared_in_the_server() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        ScanTable table = ScanShape.JSON_COLUMNS.load(database, Scans.random(1, 20));
        try (Pool pool = new Pool(database.dataSource(), 1)) {
            JdbcMetricSource source = JdbcMetricSource.over(pool, table);
            for (int run = 0; run < 10; run++) {
                Scans.collect(source, WINDOW);
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(number(connection, "SELECT count(*) FROM pg_prepared_statements"))
                        .isZero();
            }
        }
    }

    /** A connection without auto-commit may be in the transaction of somebody who goes on writing in it. */
    @ParameterizedTest
    @EnumSource
    void a_hosts_transaction_is_read_within_and_not_ended(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("hosts");
        database.execute(
                "CREATE TABLE " + name + " (id INTEGER PRIMARY KEY, observed_at " + database.instant
                        + ", logic_version " + database.text + ", overall_score " + database.number
                        + ", classification " + database.text + ")",
                "CREATE TABLE " + name + "_broken (id INTEGER)");
        try (Connection host = database.dataSource().getConnection()) {
            host.setAutoCommit(false);
            execute(host, insert(name, 1));
            DataSource aware = ScanDatabase.proxy(() -> unclosed(host));
            JdbcMetricSource source = JdbcMetricSource.over(aware, required(name));
            for (JdbcMetricSource way : List.of(source, source.streaming())) {
                assertThat(Scans.collect(way, DayWindow.ALL).intake().rejected().values())
                        .extracting(tally -> tally.count())
                        .containsExactly(1L);
            }
            assertThat(host.getAutoCommit()).isFalse();
            execute(host, insert(name, 2));
            host.rollback();
            assertThat(number(host, "SELECT count(*) FROM " + name)).isZero();
            execute(host, insert(name, 3));
            Scans.collect(source, DayWindow.ALL);
            host.commit();
        }
        try (Connection other = database.dataSource().getConnection()) {
            assertThat(number(other, "SELECT count(*) FROM " + name)).isEqualTo(1);
        }
    }

    @Test
    void a_collection_that_fails_leaves_the_hosts_transaction_whole() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("failing");
        database.execute(
                "CREATE TABLE " + name + "_log (id INTEGER)",
                "CREATE VIEW " + name
                        + " AS SELECT now() observed_at, '1.0.0' logic_version, 1 / (n - 1) overall_score,"
                        + " 'good' classification FROM generate_series(1, 1) n");
        try (Connection host = database.dataSource().getConnection()) {
            host.setAutoCommit(false);
            execute(host, "INSERT INTO " + name + "_log VALUES (1)");
            JdbcMetricSource source = JdbcMetricSource.over(ScanDatabase.proxy(() -> unclosed(host)), required(name));
            assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL)).isInstanceOf(CollectionException.class);
            host.commit();
            assertThat(number(host, "SELECT count(*) FROM " + name + "_log")).isEqualTo(1);
        }
    }

    @Test
    void an_exhausted_pool_fails_once() throws SQLException {
        AtomicInteger asked = new AtomicInteger();
        ScanTable table = ScanShape.JSON_COLUMNS
                .load(ScanDatabase.H2, Scans.random(1, 20))
                .key("id");
        JdbcMetricSource[] source = new JdbcMetricSource[1];
        DataSource pool = ScanDatabase.proxy(() -> {
            asked.incrementAndGet();
            if (source[0] == null) {
                return ScanDatabase.H2.dataSource().getConnection();
            }
            throw new SQLTransientConnectionException("no connection is free", "08001");
        });
        source[0] = JdbcMetricSource.over(pool, table);
        for (JdbcMetricSource way : List.of(source[0], source[0].inParallel(4))) {
            asked.set(0);
            assertThatThrownBy(() -> Scans.collect(way, DayWindow.ALL))
                    .isInstanceOf(CollectionException.class)
                    .hasMessageContaining("failed after 0 results. Check the connection");
            assertThat(asked).hasValue(1);
        }
    }

    private static String insert(String name, int id) {
        return "INSERT INTO " + name + " VALUES (" + id + ", NULL, '1.0.0', 70, 'good')";
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Connection unclosed(Connection real) {
        return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                ScanSettingsTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : Pool.call(real, method, arguments));
    }

    private static ScanTable required(String name) {
        return ScanTable.named(name)
                .without(ScanColumn.CONFIDENCE, ScanColumn.ESCALATION, ScanColumn.TIER)
                .without(ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE, ScanColumn.OUTCOME)
                .withoutCategoryScores()
                .withoutFlags();
    }
}
