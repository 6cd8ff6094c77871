package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.jdbc.duckdb.PushedColumns;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns and values that are not what they seem. */
class ColumnValuesTest {

    private final String name = ScanDatabase.newName("values");

    private void create(ScanDatabase database, String column, String type) throws SQLException {
        String columns = "observed_at " + database.instant + ", logic_version " + database.text + ", overall_score "
                + database.number + ", classification " + database.text + ", ";
        database.execute("CREATE TABLE " + name + " (id INTEGER, " + columns.replaceFirst(column + " [^,]*, ", "")
                + column + " " + type + ")");
    }

    private ScanTable table() {
        return ScanTable.named(name)
                .without(ScanColumn.CONFIDENCE, ScanColumn.ESCALATION, ScanColumn.TIER)
                .without(ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE, ScanColumn.OUTCOME)
                .withoutCategoryScores()
                .withoutFlags();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | overall_score  | MONEY       | money but must be a number",
                "POSTGRESQL | overall_score  | REAL[]      | _float4 but must be a number",
                "POSTGRESQL | overall_score  | BOOLEAN     | bool but must be a number",
                "POSTGRESQL | classification | UUID        | uuid but must be text",
                "POSTGRESQL | classification | BYTEA       | bytea but must be text",
                "POSTGRESQL | outcome        | BIT(2)      | bit but must be BOOLEAN",
                "MARIADB    | outcome        | BIT(8)      | BIT but must be BOOLEAN",
                "MARIADB    | outcome        | FLOAT       | FLOAT but must be BOOLEAN",
                "MARIADB    | observed_at    | YEAR        | YEAR but must be a time",
                "H2         | overall_score  | REAL ARRAY  | REAL ARRAY but must be a number",
                "H2         | classification | UUID        | UUID but must be text",
                "H2         | flags          | VARCHAR ARRAY | CHARACTER VARYING ARRAY but must be JSON",
                "DUCKDB     | outcome        | BIT         | BIT but must be BOOLEAN",
                "DUCKDB     | overall_score  | FLOAT[]     | FLOAT[] but must be a number",
                "DUCKDB     | observed_at    | TIME        | TIME but must be a time"
            })
    void a_type_of_no_use_is_refused_by_name(ScanDatabase database, String column, String type, String told)
            throws SQLException {
        create(database, column, type);
        ScanTable table = column.equals("outcome") ? table().column(ScanColumn.OUTCOME, "outcome") : table();
        ScanTable described = column.equals("flags") ? table.flagsInJson("flags") : table;
        assertThatThrownBy(() -> JdbcMetricSource.over(database.dataSource(), described))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining(name + ".")
                .hasMessageContaining(" is " + told);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL", "DUCKDB"})
    void floats_that_are_no_numbers_are_counted_as_such(ScanDatabase database) throws SQLException {
        create(database, "overall_score", "REAL");
        int id = 0;
        for (String score : new String[] {"'NaN'", "'Infinity'", "'-Infinity'", "NULL", "0.7", "-0.0"}) {
            database.execute("INSERT INTO " + name + " VALUES (" + ++id
                    + ", '2026-05-01 10:00:00+00', '1.0.0', 'good', CAST(" + score + " AS REAL))");
        }
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), table());
        for (JdbcMetricSource way : new JdbcMetricSource[] {source, source.streaming()}) {
            MetricsPart part = Scans.collect(way, DayWindow.ALL);
            assertThat(part.intake().rejected())
                    .isEqualTo(Map.of(
                            new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"), new Intake.Tally(3, 1)));
            assertThat(part.notScored().results()).isEqualTo(1); // the null
            assertThat(part.scores().max()).isEqualTo(0.7);
            assertThat(part.scores().min()).isZero();
        }
    }

    /** 57010.5625 lies between two decimals that are as short, and a power of two has its neighbours at two distances. */
    @Test
    void floats_that_duckdb_writes_otherwise_than_java_are_read() throws SQLException {
        ScanDatabase database = ScanDatabase.DUCKDB;
        create(database, "overall_score", "FLOAT");
        String row = "'2026-05-01 10:00:00+00', '1.0.0', 'good', ";
        database.execute(
                "ALTER TABLE " + name + " ADD COLUMN confidence FLOAT",
                "INSERT INTO " + name + " SELECT i, " + row
                        + "i / 50, CASE WHEN i < 60 THEN pow(2, -i) ELSE random() END" + " FROM range(5000) r(i)",
                "INSERT INTO " + name + " VALUES (-1, " + row + "0.000244140625, 0.7), (-2, " + row + "99.99999, 0.1)");
        JdbcMetricSource source =
                JdbcMetricSource.over(database.dataSource(), table().column(ScanColumn.CONFIDENCE, "confidence"));
        assertThat(source.plan()).asString().startsWith("DuckDB aggregates");
        MetricsPart streamed = Scans.collect(source.streaming(), DayWindow.ALL);
        assertThat(streamed.results()).isEqualTo(5_002);
        Scans.assertSame(Scans.collect(source, DayWindow.ALL), streamed, "aggregated");
    }

    /** Among the floats that it adds up by its own text of them there is none that Java writes otherwise. */
    @Test
    void duckdb_and_java_write_most_floats_alike() throws SQLException {
        ScanDatabase database = ScanDatabase.DUCKDB;
        create(database, "overall_score", "FLOAT");
        database.execute("INSERT INTO " + name + " (overall_score) SELECT 10 ^ (11 * random() - 5) FROM range(20000)");
        String aggregated = PushedColumns.written("overall_score");
        long same = 0;
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT overall_score, " + aggregated + " FROM " + name)) {
            while (rows.next()) {
                double written = Double.parseDouble(Float.toString(rows.getFloat(1)));
                assertThat(rows.getDouble(2)).isIn(written, Double.NaN);
                same += rows.getDouble(2) == written ? 1 : 0;
            }
        }
        assertThat(same).isGreaterThan(19_000);
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL", "MARIADB"})
    void rows_of_other_tables_are_joined_by_padded_keys_and_read_as_they_were_written(ScanDatabase database)
            throws SQLException {
        String own = database.instant;
        database.execute(
                "CREATE TABLE " + name + " (id CHAR(9), observed_at " + own
                        + ", logic_version CHAR(9), overall_score REAL, classification CHAR(9))",
                "CREATE TABLE " + name
                        + "_flags (scan_id CHAR(9), type CHAR(30), severity CHAR(30), category CHAR(30))",
                "CREATE TABLE " + name + "_scores (scan_id CHAR(9), category CHAR(30), score REAL)",
                "INSERT INTO " + name + " VALUES ('a', '2026-05-01 10:00:00', '1.0.0', 0.7, 'good')",
                "INSERT INTO " + name + "_flags VALUES ('a', 'evasive', 'high', 'trust')",
                "INSERT INTO " + name + "_scores VALUES ('a', 'trust', 0.7)");
        ScanTable described = table().key("id")
                .categoryScoresInTable(name + "_scores", "scan_id", "category", "score")
                .flagsInTable(name + "_flags", "scan_id");
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), described), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.scores().max()).isEqualTo(0.7);
        assertThat(part.categories().byLabel().get("trust").scores().max()).isEqualTo(0.7);
        assertThat(part.flags().types()).containsOnlyKeys("evasive");
    }

    @Test
    void a_boolean_of_mariadb_that_holds_two_is_not_guessed_to_be_true() throws SQLException {
        ScanDatabase database = ScanDatabase.MARIADB;
        create(database, "outcome", "BOOLEAN");
        for (int outcome = 0; outcome <= 2; outcome++) {
            database.execute("INSERT INTO " + name + " VALUES (" + outcome
                    + ", '2026-05-01 10:00:00', '1.0.0', 70, 'good', " + outcome + ")");
        }
        MetricsPart part = Scans.collect(
                JdbcMetricSource.over(database.dataSource(), table().column(ScanColumn.OUTCOME, "outcome")),
                DayWindow.ALL);
        assertThat(part.results()).isEqualTo(2);
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.WRONG_TYPE, "outcome"), new Intake.Tally(1, 3)));
    }

    @Test
    void sqlite_turns_texts_into_numbers_where_a_column_says_so_and_nowhere_else() throws SQLException {
        ScanDatabase database = ScanDatabase.SQLITE;
        create(database, "overall_score", "REAL");
        for (String score : new String[] {"'0.7'", "0.7", "'1e0'", "'much'", "x'37'"}) {
            database.execute(
                    "INSERT INTO " + name + " VALUES (1, '2026-05-01T10:00:00Z', '1.0.0', 'good', " + score + ")");
        }
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), table()), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(3);
        assertThat(part.scores().min()).isEqualTo(0.7);
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.WRONG_TYPE, "overall_score"), new Intake.Tally(2, 4)));
    }

    @ParameterizedTest
    @EnumSource
    void a_version_that_no_column_tells_is_the_same_for_all(ScanDatabase database) throws SQLException {
        create(database, "tier", database.text);
        database.execute(
                "INSERT INTO " + name + " VALUES (1, "
                        + (database == ScanDatabase.MARIADB ? "'2026-05-01 10:00:00'" : "'2026-05-01 10:00:00+00:00'")
                        + ", '0.9.0', 70, 'good', 'free')",
                "CREATE TABLE " + name + "_flags (scan_id INTEGER, type " + database.text + ", severity "
                        + database.text + ", category " + database.text + ")",
                "INSERT INTO " + name + "_flags VALUES (1, 'evasive', 'high', 'trust')");
        ScanTable constant = table().key("id").logicVersion("1.0.0");
        for (ScanTable described : new ScanTable[] {constant, constant.flagsInTable(name + "_flags", "scan_id")}) {
            JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), described);
            for (JdbcMetricSource way : new JdbcMetricSource[] {source, source.streaming(), source.inParallel(2)}) {
                assertThat(Scans.collect(way, DayWindow.ALL).results()).isEqualTo(1);
            }
        }
        JdbcMetricSource column = JdbcMetricSource.over(
                database.dataSource(), constant.column(ScanColumn.LOGIC_VERSION, "logic_version"));
        assertThat(Scans.collect(column, DayWindow.ALL).intake().otherVersions())
                .containsOnlyKeys("0.9.0");
        JdbcMetricSource other = JdbcMetricSource.over(database.dataSource(), constant.logicVersion("0.9.1-rc.1"));
        assertThat(Scans.collect(other, DayWindow.ALL).results()).isZero();
        assertThatThrownBy(() -> constant.logicVersion("v1")).isInstanceOf(IllegalArgumentException.class);
    }
}
