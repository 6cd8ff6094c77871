package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.FlagSeverity;
import io.calibration.json.ConfigJson;
import io.calibration.json.MappingJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of tables, joined ones among them, that are not as a mapping says: nothing that would leave results without their rows is silent. */
class JoinedTablesTest {

    @TempDir
    Path folder;

    private String name = ScanDatabase.newName("application");

    private void load(ScanDatabase database, String keyType, String resultType, List<String> keys, List<String> results)
            throws SQLException {
        database.execute(
                "CREATE TABLE " + name + " (id " + keyType + ", seen " + database.text + ", points " + database.number
                        + ")",
                "CREATE TABLE " + name + "_reason (application_id " + resultType + ", source " + resultType + ", code "
                        + database.text + ")");
        for (String key : keys) {
            database.execute("INSERT INTO " + name + " VALUES (" + key + ", '2026-05-01T10:00:00Z', 70)");
        }
        for (String result : results) {
            database.execute("INSERT INTO " + name + "_reason VALUES (" + result + ", NULL, 'R1')");
        }
    }

    private ScanMapping mapping(String column, String table, String result) {
        return ScanMapping.builder()
                .observedAt(Time.in("seen"))
                .logicVersion(Text.constant("1.0.0"))
                .overallScore(Decimal.in("points"))
                .classification(Text.constant("good"))
                .key("id")
                .join(column, JoinedRows.texts(table, result, "code"))
                .flags(Codes.in(column), Map.of(), FlagSeverity.LOW)
                .build();
    }

    private ScanMapping mapping() {
        return mapping("reasons", name + "_reason", "application_id");
    }

    private MetricsPart collect(ScanDatabase database, ScanMapping mapping) {
        return Scans.collect(JdbcMetricSource.over(database.dataSource(), name, mapping), DayWindow.ALL);
    }

    private String refusal(ScanDatabase database, ScanMapping mapping) {
        return String.valueOf(catchThrowableOfType(CollectionException.class, () -> collect(database, mapping))
                .getMessage());
    }

    private String noneBelongs(String column) {
        return "None of the rows of table " + name + "_reason belongs to a result of table " + name + ": no " + name
                + "_reason." + column + " is any " + name
                + ".id. Name the column and the key that belong together, or a"
                + " view of " + name + "_reason that has rows of these results alone.";
    }

    @ParameterizedTest
    @EnumSource
    void rows_of_which_none_belongs_to_a_result_are_refused(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of("1", "2", "3"), List.of("101", "102"));
        assertThat(refusal(database, mapping())).isEqualToIgnoringCase(noneBelongs("application_id"));
        assertThat(refusal(database, mapping("reasons", name + "_reason", "source")))
                .as("a column of nothing but nulls")
                .isEqualToIgnoringCase(noneBelongs("source"));
        assertThat(refusal(database, mapping("reasons", name + "_reason", "code")))
                .as("a column of another type")
                .isEqualToIgnoringCase(noneBelongs("code"));
        database.execute("INSERT INTO " + name + "_reason VALUES (3, NULL, 'R2')");
        assertThat(collect(database, mapping()).flags().types()).containsOnlyKeys("r2");
        database.execute("DELETE FROM " + name + "_reason");
        assertThat(collect(database, mapping()).flags().results()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void where_there_are_no_results_no_row_is_missed(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of(), List.of("101", "102"));
        assertThat(collect(database, mapping()).results()).isZero();
    }

    /** The database holds a and A for the same, and sorts them so. */
    private static String caseBlind(ScanDatabase database) {
        return switch (database) {
            case SQLITE -> "TEXT COLLATE NOCASE";
            case H2 -> "VARCHAR_IGNORECASE(10)";
            case DUCKDB -> "VARCHAR COLLATE NOCASE";
            default -> "VARCHAR(10)";
        };
    }

    @ParameterizedTest
    @EnumSource
    void rows_belong_to_the_key_that_reads_as_theirs_whatever_the_database_holds_for_equal(ScanDatabase database)
            throws SQLException {
        String type = caseBlind(database);
        load(database, type, type, List.of("'b'", "'A'", "'a'"), List.of("'a'", "'A'", "'B'", "'a'", "'b'"));
        MetricsPart part = collect(database, mapping());
        assertThat(part.flags().results()).isEqualTo(3);
        assertThat(part.flags().types().get("r1").occurrences().get(0)).isEqualTo(2); // those of one flag
        assertThat(part.flags().types().get("r1").occurrences().get(1)).isEqualTo(1); // of a
    }

    @ParameterizedTest
    @EnumSource
    void blanks_with_which_a_database_fills_a_key_do_not_matter(ScanDatabase database) throws SQLException {
        load(database, "VARCHAR(10)", "CHAR(10)", List.of("'a'", "'b'"), List.of("'a'", "'b'"));
        assertThat(collect(database, mapping()).flags().results()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void local_times_are_read_as_they_are_written(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of(), List.of("1"));
        database.execute(
                "CREATE TABLE " + name + "_timed (id INTEGER, seen " + database.localTime + ", points "
                        + database.number + ")",
                "INSERT INTO " + name + "_timed VALUES (1, '2026-03-29 02:30:00', 70)");
        Time seen = Time.in("seen").zone(ZoneOffset.UTC);
        ScanMapping joined = ScanMapping.builder() // MariaDB writes a fraction of the second
                .observedAt(database == ScanDatabase.MARIADB ? seen : seen.format("yyyy-MM-dd HH:mm:ss"))
                .logicVersion(Text.constant("1.0.0"))
                .overallScore(Decimal.in("points"))
                .classification(Text.constant("good"))
                .key("id")
                .join("reasons", JoinedRows.texts(name + "_reason", "application_id", "code"))
                .flags(Codes.in("reasons"), Map.of(), FlagSeverity.LOW)
                .build();
        name = name + "_timed";
        MetricsPart part = collect(database, joined);
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.attemptDays()).containsExactly(LocalDate.of(2026, 3, 29));
    }

    @ParameterizedTest
    @EnumSource
    void keys_of_unlike_types_are_alike_as_texts(ScanDatabase database) throws SQLException {
        load(database, "BIGINT", database.text, List.of("10", "2"), List.of("'2'", "'10'", "'A-1'", "'02'"));
        assertThat(collect(database, mapping()).flags().results()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_joined_column_that_the_table_has_is_refused(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of("1"), List.of("1"));
        assertThat(refusal(database, mapping("Points", name + "_reason", "application_id")))
                .endsWithIgnoringCase("\n  joined.Points has the name of " + name
                        + ".points. Give it another, there and where the mapping reads it.");
    }

    @ParameterizedTest
    @EnumSource
    void tables_and_columns_that_are_not_there_are_named_all_at_once(ScanDatabase database) throws SQLException {
        name = ScanDatabase.newName("no_other_is_near_");
        load(database, "INTEGER", "INTEGER", List.of("1"), List.of("1"));
        ScanMapping mapping = mapping("reasons", name + "_raeson", "application_id");
        assertThat(refusal(database, mapping))
                .isEqualToIgnoringCase("The scan results are not as described:\n  " + name
                        + "_raeson is not there. Check the name, the schema and the permission to select. Maybe "
                        + name + "_reason?");
        database.execute("DROP TABLE " + name, "CREATE TABLE " + name + "s (sene INTEGER, points INTEGER)");
        assertThat(refusal(database, mapping))
                .containsIgnoringCase("\n  " + name + " is not there.")
                .containsIgnoringCase("Maybe " + name + "s?")
                .containsIgnoringCase("\n  " + name + "_raeson is not there.");
        assertThat(catchThrowableOfType(
                        CollectionException.class,
                        () -> Scans.collect(
                                JdbcMetricSource.over(
                                        database.dataSource(),
                                        name + "s",
                                        mapping("reasons", name + "_reason", "aplication_id")),
                                DayWindow.ALL)))
                .hasMessageContainingAll(
                        "s.seen is not there. Name another in the mapping. Maybe ",
                        "s.id is not there.",
                        "_reason.aplication_id is not there.");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_view_that_cannot_be_read_is_named(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of("1"), List.of("1"));
        database.execute("CREATE VIEW " + name + "_bad AS SELECT application_id, CAST(code AS INTEGER) code FROM "
                + name + "_reason");
        assertThat(refusal(database, mapping("reasons", name + "_bad", "application_id")))
                .isEqualTo("Reading tables " + name + ", " + name
                        + "_bad failed after 0 rows. Check the connection and what views read, and collect again.");
    }

    @ParameterizedTest
    @EnumSource
    void keys_that_are_there_twice_or_not_at_all_are_refused_by_their_rows(ScanDatabase database) throws SQLException {
        load(database, "INTEGER", "INTEGER", List.of("77", "11", "77", "91"), List.of("11"));
        assertThat(refusal(database, mapping()))
                .isEqualToIgnoringCase("Rows 2 and 3 of table " + name
                        + ", in the order of its key id, have the same, so that rows of other tables belong to no one of"
                        + " them. Name another key, or take out the row that is there twice.");
        database.execute("UPDATE " + name + " SET id = NULL WHERE id = 77 OR id = 91");
        boolean isFirst = database != ScanDatabase.POSTGRESQL && database != ScanDatabase.DUCKDB;
        assertThat(refusal(database, mapping()))
                .isEqualToIgnoringCase("Row " + (isFirst ? 1 : 2) + " of table " + name
                        + ", in the order of its key id, has none, so that no rows of other tables belong to it. Name"
                        + " another key, or a view of the results that have one.");
    }

    @Test
    void a_database_that_is_not_there_is_told_without_its_address() {
        Path missing = folder.resolve("missing.db");
        JdbcMetricSource source = JdbcMetricSource.over(
                ScanDatabase.proxy(() -> DriverManager.getConnection("jdbc:sqlite:" + missing
                        + "?password=secret&open_mode=66")), // neither creates nor is read alone
                name,
                mapping());
        assertThat(catchThrowableOfType(CollectionException.class, () -> Scans.collect(source, DayWindow.ALL)))
                .hasMessage("The database for tables " + name + ", " + name
                        + "_reason cannot be opened. Check that it is there: its file or its address, the user and the"
                        + " password.");
        assertThat(missing).doesNotExist();
    }

    @Test
    void a_database_without_tables_is_told() {
        Path empty = folder.resolve("empty.db");
        JdbcMetricSource source = JdbcMetricSource.over(
                ScanDatabase.proxy(() -> DriverManager.getConnection("jdbc:sqlite:" + empty)), name, mapping());
        assertThat(catchThrowableOfType(CollectionException.class, () -> Scans.collect(source, DayWindow.ALL)))
                .hasMessageContaining(
                        name + " is not there, nor is any other table. Check which database is connected to.");
    }

    @Test
    void the_example_of_the_page_is_read_as_it_stands() throws IOException, SQLException {
        PageOfDocs page = new PageOfDocs("your-data.md", JoinedTablesTest.class);
        DataSource database = ScanDatabase.proxy(() -> DriverManager.getConnection("jdbc:h2:mem:your_data"));
        SnapshotLayout layout = SnapshotLayout.of(ConfigJson.read("""
                {"logic_version": "3.0.0", "score_scale": {"min": 300, "max": 850, "step": 10},
                 "category_weights": {"income": 1.0},
                 "class_thresholds": {"approve": {"min_score": 660}, "decline": {"min_score": 300}}}
                """.getBytes(StandardCharsets.UTF_8)));
        String example = page.blocks("json").stream()
                .filter(block -> block.contains("joined"))
                .findFirst()
                .orElseThrow();
        ScanMapping mapping = MappingJson.read(example.getBytes(StandardCharsets.UTF_8));
        try (Connection open = database.getConnection();
                Statement statement = open.createStatement()) {
            statement.execute(page.blocks("sql").get(0));
            MetricsPart part = SnapshotCollector.collect(
                            JdbcMetricSource.over(database, "scan", mapping),
                            new CollectionRequest(DayWindow.ALL, layout, Progress.NONE))
                    .metrics();
            assertThat(part.results()).isEqualTo(2);
            assertThat(part.intake().rejected()).isEmpty();
            assertThat(part.intake().ignored()).isEmpty();
            assertThat(part.flags().types()).containsOnlyKeys("thin_file", "late");
            assertThat(part.categories().byLabel()).containsOnlyKeys("income");
            assertThat(part.escalations().byReason()).containsOnlyKeys("manual_review");
        }
    }

    @Test
    void parquet_has_no_other_tables() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcMetricSource.parquet(
                        ScanDatabase.DUCKDB.dataSource(), mapping(), folder.resolve("scans.parquet")))
                .withMessage(
                        "The mapping joins rows of other tables, which a file has not: reasons. Read a database with"
                                + " it, or name columns.");
    }
}
