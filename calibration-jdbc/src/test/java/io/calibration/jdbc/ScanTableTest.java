package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.config.KnownLabels;
import io.calibration.config.KnownLabels.Undeclared;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a description says, and what is said about one that does not fit. */
class ScanTableTest {

    private static String message(ScanDatabase database, ScanTable table) {
        try {
            JdbcMetricSource.over(database.dataSource(), table);
            return "";
        } catch (CollectionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource
    void all_mistakes_are_told_at_once_by_table_column_and_mend(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("wrong");
        database.execute("CREATE TABLE " + name + " (id INTEGER, observed_at INTEGER, logic_version " + database.text
                + ", overall_score " + database.text + ", classification " + database.text + ", category_scores "
                + database.json + ", confidence " + database.number + ", conflict_score " + database.number
                + ", data_sufficient BOOLEAN)");
        ScanTable table = ScanTable.named(name).key("id").flagsInTable("nowhere", "scan_id");
        String told = message(database, table);
        assertThat(told).startsWithIgnoringCase("The scan results are not as described:\n  ");
        assertThat(told)
                .containsIgnoringCase(name + ".overall_score is ")
                .contains(" but must be a number. Change it, or name a view that converts it.")
                .contains("\n  " + name
                        + ".tier is not there. Name the column that holds it with column(TIER, ...), or say"
                        + " without(TIER).")
                .contains(name + ".outcome is not there.")
                .contains(name + ".escalation is not there.")
                .contains("nowhere is not there. Check the name, the schema and the permission to select.");
        if (database != ScanDatabase.SQLITE) { // whose columns hold anything
            assertThat(told)
                    .containsIgnoringCase(name + ".observed_at is INT")
                    .containsIgnoringCase(
                            "say observedAtMillis(\"observed_at\") when it holds milliseconds since 1970.");
        }
        assertThat(told.lines()).hasSize(database == ScanDatabase.SQLITE ? 6 : 7);
    }

    @ParameterizedTest
    @EnumSource(names = "SQLITE", mode = EnumSource.Mode.EXCLUDE)
    void a_time_without_a_zone_is_not_guessed_at(ScanDatabase database) throws SQLException {
        String name = local(database);
        assertThat(message(database, described(name)))
                .containsIgnoringCase(name + ".observed_at is ")
                .containsIgnoringCase(
                        "but must be a time with its zone. Say which it is with observedAt(\"observed_at\","
                                + " zone), such as ZoneOffset.UTC or ZoneId.of(\"Europe/Berlin\").");
    }

    @ParameterizedTest
    @EnumSource
    void a_time_without_a_zone_is_read_at_the_offset_that_is_said(ScanDatabase database) throws SQLException {
        ScanTable table = described(local(database));
        assertThat(days(database, table.observedAt("observed_at", ZoneOffset.UTC)))
                .isEqualTo(Map.of(day(1), 1L, day(2), 2L));
        assertThat(days(database, table.observedAt("observed_at", ZoneOffset.ofHours(-1))))
                .isEqualTo(Map.of(day(2), 2L, day(3), 1L));
    }

    @ParameterizedTest
    @EnumSource
    void times_in_milliseconds(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("millis");
        database.execute("CREATE TABLE " + name + " (observed_at BIGINT, logic_version " + database.text
                + ", overall_score " + database.number + ", classification " + database.text + ")");
        for (long millis :
                new long[] {1_777_593_599_999L, 1_777_593_600_000L, 1_777_679_999_999L, -5, 99_999_999_999_999L}) {
            database.execute("INSERT INTO " + name + " VALUES (" + millis + ", '1.0.0', 70, 'good')");
        }
        ScanTable table = described(name).observedAtMillis("observed_at");
        assertThat(days(database, table)).isEqualTo(Map.of(day(0), 1L, day(1), 2L));
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), table);
        assertThat(Scans.collect(source, new DayWindow(day(1), day(1))).results())
                .isEqualTo(2);
        assertThat(Scans.collect(source, DayWindow.ALL).intake().rejected())
                .isEqualTo(Map.of(new Rejection(RejectionReason.NOT_A_TIME, "observed_at"), new Intake.Tally(2, 4)));
    }

    private static LocalDate day(int ofMay) {
        return LocalDate.of(2026, 4, 30).plusDays(ofMay);
    }

    /** Three times around the ends of a day. */
    private static String local(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("local");
        database.execute("CREATE TABLE " + name + " (observed_at " + database.localTime + ", logic_version "
                + database.text + ", overall_score " + database.number + ", classification " + database.text + ")");
        for (String time : List.of("2026-05-01 23:59:59.999", "2026-05-02 00:00:00", "2026-05-02 23:59:59.999")) {
            database.execute("INSERT INTO " + name + " VALUES ('" + time + "', '1.0.0', 70, 'good')");
        }
        return name;
    }

    /** Only what every result must have. */
    private static ScanTable described(String name) {
        return ScanTable.named(name)
                .without(
                        ScanColumn.CONFIDENCE,
                        ScanColumn.ESCALATION,
                        ScanColumn.TIER,
                        ScanColumn.DATA_SUFFICIENT,
                        ScanColumn.CONFLICT_SCORE,
                        ScanColumn.OUTCOME)
                .withoutCategoryScores()
                .withoutFlags();
    }

    private static Map<LocalDate, Long> days(ScanDatabase database, ScanTable table) {
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL);
        Map<LocalDate, Long> days = new java.util.TreeMap<>();
        part.days().forEach((day, counts) -> days.put(day, counts.results()));
        return days;
    }

    @Test
    void a_value_of_the_wrong_type_is_counted_where_a_column_holds_anything() throws SQLException {
        String name = ScanDatabase.newName("loose");
        ScanDatabase database = ScanDatabase.SQLITE;
        database.execute(
                "CREATE TABLE " + name
                        + " (observed_at, logic_version, overall_score REAL, classification, data_sufficient BOOLEAN)",
                "INSERT INTO " + name + " VALUES ('2026-05-01T00:00:00Z', '1.0.0', 'high', 'good', 1)",
                "INSERT INTO " + name + " VALUES ('2026-05-01T00:00:00Z', '1.0.0', 70, 7, 1)",
                "INSERT INTO " + name + " VALUES ('2026-05-01T00:00:00Z', '1.0.0', 70, 'good', 2)",
                "INSERT INTO " + name + " VALUES ('yesterday', '1.0.0', 70, 'good', 1)",
                "INSERT INTO " + name + " VALUES ('2026-05-01T00:00:00Z', '1.0.0', 70, 'good', 0)");
        ScanTable table = described(name).column(ScanColumn.DATA_SUFFICIENT, "data_sufficient");
        MetricsPart part =
                Scans.collect(JdbcMetricSource.over(database.dataSource(), table), new DayWindow(day(1), day(1)));
        assertThat(part.sufficiency().insufficient()).isEqualTo(1);
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.WRONG_TYPE, "overall_score"), new Intake.Tally(1, 1),
                        new Rejection(RejectionReason.WRONG_TYPE, "classification"), new Intake.Tally(1, 2),
                        new Rejection(RejectionReason.WRONG_TYPE, "data_sufficient"), new Intake.Tally(1, 3),
                        new Rejection(RejectionReason.NOT_A_TIME, "observed_at"), new Intake.Tally(1, 4)));
    }

    @Test
    void a_schema_is_named_and_found_in_any_case() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("elsewhere");
        database.execute(
                "CREATE SCHEMA IF NOT EXISTS app",
                "CREATE TABLE app." + name
                        + " (observed_at TIMESTAMPTZ, logic_version TEXT, overall_score NUMERIC, classification TEXT)",
                "INSERT INTO app." + name
                        + " VALUES ('2026-05-01Z', '1.0.0', 70, 'good'), ('infinity', '1.0.0', 70, 'good')");
        assertThat(message(database, described(name))).contains(name + " is not there.");
        MetricsPart part = Scans.collect(
                JdbcMetricSource.over(database.dataSource(), described(name).schema("App")), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.intake().rejected()).containsOnlyKeys(new Rejection(RejectionReason.NOT_A_TIME, "observed_at"));
    }

    @ParameterizedTest
    @EnumSource
    void a_key_that_two_results_have_is_refused(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("twice");
        database.execute(
                "CREATE TABLE " + name + " (id INTEGER, observed_at " + database.instant + ", logic_version "
                        + database.text + ", overall_score " + database.number + ", classification " + database.text
                        + ")",
                "INSERT INTO " + name
                        + " VALUES (1, NULL, '1', 7, 'x'), (2, NULL, '1', 7, 'x'), (2, NULL, '1', 7, 'x')",
                "CREATE TABLE " + name + "_flags (scan_id INTEGER, type " + database.text + ", severity "
                        + database.text + ", category " + database.text + ")");
        ScanTable table = described(name).key("id").flagsInTable(name + "_flags", "scan_id");
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), table);
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessage("The key of table " + name + " is not unique: two results have one after 2 results."
                        + " Name a column with key(...) that tells results apart.");
    }

    @Test
    void tables_of_their_own_need_a_key_of_one_type_and_their_columns() throws SQLException {
        ScanDatabase database = ScanDatabase.POSTGRESQL;
        String name = ScanDatabase.newName("parent");
        database.execute(
                "CREATE TABLE " + name
                        + " (id BIGINT, observed_at TIMESTAMPTZ, logic_version TEXT, overall_score REAL,"
                        + " classification TEXT)",
                "CREATE TABLE " + name + "_flags (scan_id TEXT, type TEXT, severity INTEGER)");
        ScanTable table = described(name).flagsInTable(name + "_flags", "scan_id");
        assertThat(message(database, table))
                .isEqualTo("The scan results are not as described:\n  " + name
                        + " has no key. Name the column by which other tables name a result: key(...).\n  " + name
                        + "_flags.severity is int4 but must be text. Change it, or name a view that converts it.\n  "
                        + name
                        + "_flags.category is not there. Name the column that holds it.");
        database.execute("ALTER TABLE " + name + "_flags ALTER severity TYPE TEXT, ADD category TEXT");
        assertThat(message(database, table.key("id")))
                .endsWith("\n  " + name
                        + "_flags.scan_id is text but must be of the key's type, int8. Change it, or name a"
                        + " view that converts it.");
    }

    @Test
    void lists_and_maps_of_a_database_are_read_as_json() throws SQLException {
        ScanDatabase database = ScanDatabase.DUCKDB;
        String name = ScanDatabase.newName("nested");
        database.execute(
                "CREATE TABLE " + name
                        + " (observed_at TIMESTAMPTZ, logic_version VARCHAR, overall_score DECIMAL(5, 2),"
                        + " classification ENUM ('good', 'bad'), category_scores MAP(VARCHAR, DOUBLE),"
                        + " flags STRUCT(type VARCHAR, severity VARCHAR, category VARCHAR)[])",
                "INSERT INTO " + name + " VALUES ('2026-05-01 00:00:00+00', '1.0.0', 70.25, 'good', MAP {'trust':"
                        + " 80.5, 'fun': NULL}, [{'type': 'evasive', 'severity': 'high', 'category':"
                        + " 'fun'}])");
        ScanTable table =
                described(name).categoryScoresInJson("category_scores").flagsInJson("flags");
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), table), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.categories().byLabel()).containsOnlyKeys("trust");
        assertThat(part.flags().types()).containsOnlyKeys("evasive");
    }

    @Test
    void names_that_are_more_than_plain_names_are_refused() {
        for (String name : List.of("", "1a", "a b", "a;drop table b", "a\"b", "a.b", "x".repeat(64))) {
            assertThatThrownBy(() -> ScanTable.named(name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ScanTable.named("a").column(ScanColumn.TIER, name))
                    .hasMessageStartingWith("The column of tier must be named by letters");
            assertThatThrownBy(() -> ScanTable.named("scan").flagsInTable(name, "id"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ScanTable.named("scan").categoryScoresInColumns(Map.of("trust", name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> ScanTable.named("a").without(ScanColumn.OBSERVED_AT))
                .hasMessage("Every result has observed_at. Name the column that holds it.");
    }

    @Test
    void categories_of_one_label_are_refused_by_both_names_and_others_are_declared() {
        assertThatThrownBy(() -> ScanTable.named("scan")
                        .categoryScoresInColumns(Map.of("Caf\u00e9 & Bar", "a", "cafe\u0301-&-bar", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "\"Caf\u00e9 & Bar\" and \"cafe\u0301-&-bar\" are the same label: caf\u00e9_&_bar");
        assertThat(ScanTable.named("scans")
                        .categoryScoresInColumns(Map.of("Wie gut, passen die Werte?", "a"))
                        .escalation("why", ReasonPatterns.notEscalated("fine").code("Zu spät", "late"))
                        .labels())
                .isEqualTo(new KnownLabels(
                        new TreeSet<>(List.of("wie_gut,_passen_die_werte?")),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeSet<>(List.of("zu_spät")),
                        Undeclared.CODES));
    }
}
