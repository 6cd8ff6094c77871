package io.calibration.jdbc;

import static io.calibration.jdbc.ScanColumn.CONFIDENCE;
import static io.calibration.jdbc.ScanColumn.OBSERVED_AT;
import static io.calibration.jdbc.ScanColumn.OUTCOME;
import static io.calibration.jdbc.ScanColumn.OVERALL_SCORE;
import static io.calibration.jdbc.ScanColumn.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.internal.ScanField;
import io.calibration.jdbc.original.OriginalTable;
import io.calibration.jdbc.scan.ValuePlace;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL and the code of docs/jdbc-source.md, run. */
class JdbcSourcePageTest {

    private static final PageOfDocs PAGE = new PageOfDocs("jdbc-source.md", JdbcSourcePageTest.class);
    private static final ScanDatabase DATABASE = ScanDatabase.H2;
    private static final DataSource dataSource = DATABASE.dataSource();

    /** The view of files, which DuckDB alone understands. */
    private static final String FILES = "scans/*.parquet";

    @BeforeAll
    static void create() throws IOException, SQLException {
        List<String> tables =
                PAGE.blocks("sql").stream().filter(sql -> !sql.contains(FILES)).toList();
        DATABASE.execute(String.join("\n", tables));
    }

    private static void assertReads(MetricSource source) {
        MetricsPart part = Scans.collect(source, DayWindow.ALL);
        assertThat(part.intake().rejected()).isEmpty();
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.categories().byLabel()).containsOnlyKeys("trust", "values_match");
        assertThat(part.flags().types()).containsOnlyKeys("evasive_answers");
        assertThat(part.confidence().byClass().get(0).n()).isEqualTo(1);
    }

    @Test
    void one_table_with_json() {
        // region json
        ScanTable table = ScanTable.named("assessment")
                .column(OBSERVED_AT, "scored_at")
                .column(CONFIDENCE, "certainty")
                .without(TIER, OUTCOME);
        MetricSource source = JdbcMetricSource.over(dataSource, table);
        // endregion
        assertReads(source);
    }

    @Test
    void a_column_a_category() {
        // region columns
        ScanTable table = ScanTable.named("wide_result")
                .observedAt("scored_at", ZoneOffset.UTC)
                .categoryScoresInColumns("trust", "values_match");
        // endregion
        assertReads(JdbcMetricSource.over(dataSource, table));
    }

    @Test
    void local_times_and_a_version_for_all() {
        // region local
        ScanTable table = ScanTable.named("wide_result")
                .observedAt("scored_at", ZoneId.of("Europe/Berlin"))
                .logicVersion("1.0.0") // no column tells it
                .categoryScoresInColumns("trust", "values_match");
        // endregion
        assertReads(JdbcMetricSource.over(dataSource, table));
    }

    @Test
    void dimensions() {
        // region dimensions
        ScanTable table =
                ScanTable.named("scan").dimensionsInColumns(Map.of("segment", "market", "branch", "branch_no"));
        ScanTable inJson = ScanTable.named("scan").dimensionsInJson("labels");
        // endregion
        assertThat(table.described().places().get(ScanField.DIMENSIONS))
                .isInstanceOfSatisfying(
                        ValuePlace.Columns.class,
                        columns -> assertThat(columns.byLabel()).containsOnlyKeys("branch", "segment"));
        assertThat(inJson.described().places()).containsKey(ScanField.DIMENSIONS); // DimensionColumnsTest reads both
    }

    @Test
    void tables_of_their_own() {
        // region tables
        ScanTable table = ScanTable.named("scan")
                .key("id")
                .column(OVERALL_SCORE, "score")
                .categoryScoresInTable("scan_score", "scan_id", "category", "score")
                .flagsInTable("scan_flag", "scan_id")
                .without(TIER, OUTCOME);
        // endregion
        assertReads(JdbcMetricSource.over(dataSource, table));
    }

    @Test
    void reasons_in_free_text() {
        // region reasons
        ScanTable table = ScanTable.named("assessment")
                .escalation(
                        "escalation",
                        ReasonPatterns.notEscalated("no escalation")
                                .code("critical_flag", "critical")
                                .code("low_confidence", "confidence", "uncertain"))
                // endregion
                .column(OBSERVED_AT, "scored_at")
                .column(CONFIDENCE, "certainty")
                .without(TIER, OUTCOME);
        MetricsPart part = Scans.collect(JdbcMetricSource.over(dataSource, table), DayWindow.ALL);
        assertThat(part.escalations().byReason()).containsOnlyKeys("low_confidence");
    }

    @Test
    void the_original() throws SQLException {
        DATABASE.execute(
                "DROP TABLE IF EXISTS scan_results",
                "CREATE TABLE scan_results (created_at TIMESTAMP, logic_version VARCHAR, overall_score INT, classification"
                        + " VARCHAR, confidence_score REAL, category_scores JSON, red_flags JSON, data_sufficiency JSON,"
                        + " conflict_density JSON, escalation_reason VARCHAR)");
        // region original
        ScanTable table = OriginalTable.scanResults().column(CONFIDENCE, "confidence_score");
        // endregion
        assertThat(Scans.collect(JdbcMetricSource.over(dataSource, table), DayWindow.ALL)
                        .results())
                .isZero();
    }

    @Test
    void files_as_a_view_of_duckdb(@TempDir Path folder) throws IOException, SQLException {
        String view =
                PAGE.blocks("sql").stream().filter(sql -> sql.contains(FILES)).collect(Collectors.joining());
        ScanDatabase.DUCKDB.execute(
                "COPY (SELECT now() AS observed_at, '1.0.0' AS logic_version, 70.5 AS overall_score, 'good' AS classification)"
                        + " TO '" + folder.resolve("1.parquet") + "' (FORMAT parquet)",
                view.replace(FILES, folder.resolve("*.parquet").toString()));
        ScanTable table = ScanTable.named("scan")
                .without(CONFIDENCE, TIER, OUTCOME)
                .without(ScanColumn.ESCALATION, ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE)
                .withoutCategoryScores()
                .withoutFlags();
        JdbcMetricSource source = JdbcMetricSource.over(ScanDatabase.DUCKDB.dataSource(), table);
        assertThat(Scans.collect(source, DayWindow.ALL).results()).isEqualTo(1);
        ScanDatabase.DUCKDB.execute("DROP VIEW scan");
    }

    @Test
    void parallel() {
        // region parallel
        ScanTable table = ScanTable.named("assessment")
                .key("id")
                .column(OBSERVED_AT, "scored_at")
                .column(CONFIDENCE, "certainty")
                .without(TIER, OUTCOME);
        MetricSource source = JdbcMetricSource.over(dataSource, table).inParallel(4);
        // endregion
        assertReads(source);
    }

    @Test
    void the_page_shows_lines_that_are_compiled() throws IOException {
        assertThat(PAGE.blocks("java")).containsExactlyElementsOf(PAGE.regions());
    }
}
