package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.collect.JsonLines;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows without a score, with a column that says why and without one. */
class NotScoredRowsTest {

    private static final List<String> REASONS =
            List.of("NULL", "NULL", "''", "'none'", "'timed_out'", "'Cancelled'", "'[\"timed_out\", \"cancelled\"]'");

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    /** Among others, rows that have a score and a reason, and rows that have neither a score nor a class. */
    private void draw() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 300; i++) {
            long millis = 1_777_600_000_000L + random.nextInt(500_000_000);
            String score = random.nextInt(3) == 0 ? "NULL" : String.valueOf(random.nextInt(101));
            String name = random.nextInt(4) == 0 ? "NULL" : "'good'";
            String tier = random.nextInt(4) == 0 ? "NULL" : "'tier " + random.nextInt(3) + "'";
            String reason = REASONS.get(random.nextInt(REASONS.size()));
            rows.add("(" + millis + ", '1.0.0', " + score + ", " + name + ", " + tier + ", " + reason + ")");
            lines.add("{\"observed_at\":\"" + Instant.ofEpochMilli(millis) + "\",\"logic_version\":\"1.0.0\","
                    + "\"overall_score\":" + json(score) + ",\"classification\":" + json(name) + ",\"tier\":"
                    + json(tier) + ",\"not_scored\":" + json(reason) + "}");
        }
    }

    private static String json(String sql) {
        return sql.startsWith("'[") ? sql.replace("'", "") : sql.equals("NULL") ? "null" : sql.replace('\'', '"');
    }

    private ScanTable load(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("not_scored");
        database.execute(
                "CREATE TABLE " + name + " (millis BIGINT, logic_version " + database.text + ", overall_score "
                        + database.number + ", classification " + database.text + ", tier " + database.text
                        + ", failure_code " + database.text + ")",
                "INSERT INTO " + name + " VALUES " + String.join(", ", rows));
        return ScanTable.named(name)
                .observedAtMillis("millis")
                .column(ScanColumn.NOT_SCORED, "failure_code")
                .withoutCategoryScores()
                .withoutFlags()
                .without(
                        ScanColumn.CONFIDENCE,
                        ScanColumn.ESCALATION,
                        ScanColumn.DATA_SUFFICIENT,
                        ScanColumn.CONFLICT_SCORE,
                        ScanColumn.OUTCOME);
    }

    private MetricsPart asLines(List<String> all) throws IOException {
        return Scans.collect(JsonLines.in(Files.write(folder.resolve("scans.jsonl"), all)), DayWindow.ALL);
    }

    @ParameterizedTest
    @EnumSource
    void a_table_with_reasons_gives_the_same_as_json_lines(ScanDatabase database) throws SQLException, IOException {
        draw();
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), load(database));
        MetricsPart part = Scans.collect(source, DayWindow.ALL);
        assertThat(part.notScored().byReason()).containsKeys("timed_out", "cancelled", "unspecified");
        assertThat(part.intake().rejected()).containsKey(new Rejection(RejectionReason.CONTRADICTORY, "not_scored"));
        MetricsPart expected = asLines(lines);
        assertThat(part.notScored()).isEqualTo(expected.notScored());
        Scans.assertSame(part, expected, database);
        Scans.assertSame(Scans.collect(source.streaming(), DayWindow.ALL), expected, database);
    }

    @Test
    void duckdb_still_aggregates_the_rows_that_have_a_score() throws SQLException {
        draw();
        ScanTable table = load(ScanDatabase.DUCKDB);
        assertThat(JdbcMetricSource.over(ScanDatabase.DUCKDB.dataSource(), table)
                        .plan())
                .asString()
                .startsWith("DuckDB aggregates");
    }

    @Test
    void without_such_a_column_a_row_without_a_score_has_no_reason() throws SQLException {
        draw();
        ScanTable table = load(ScanDatabase.H2).without(ScanColumn.NOT_SCORED);
        MetricsPart part = Scans.collect(JdbcMetricSource.over(ScanDatabase.H2.dataSource(), table), DayWindow.ALL);
        assertThat(part.notScored().results()).isBetween(80L, 120L);
        assertThat(part.notScored().byReason()).containsOnlyKeys("unspecified");
    }

    @Test
    void reasons_are_not_read_from_within_json() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScanTable.named("scans").inJson(ScanColumn.NOT_SCORED, "document", "failure"))
                .withMessageContaining("Name a view");
    }
}
