package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.jdbc.Scans.Scan;
import io.calibration.jdbc.scan.KeyRange;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ranges of the key, read at once. */
class ParallelReadTest {

    private static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 8));

    private final String name = ScanDatabase.newName("gaps");

    @ParameterizedTest
    @EnumSource
    void any_number_of_connections_gives_the_same_part(ScanDatabase database) throws SQLException, IOException {
        for (ScanShape shape : ScanShape.values()) {
            List<Scan> scans = Scans.random(5, 200);
            JdbcMetricSource source = JdbcMetricSource.over(
                    database.dataSource(), shape.load(database, scans).key("id"));
            for (DayWindow window : List.of(DayWindow.ALL, WINDOW)) {
                MetricsPart expected = Scans.collect(source, window);
                for (int connections : List.of(1, 3, 8)) {
                    MetricsPart part = Scans.collect(source.inParallel(connections), window);
                    Scans.assertSame(part, expected, database + " " + shape + " " + connections);
                }
            }
        }
    }

    @Test
    void a_table_without_results_has_no_ranges() throws SQLException {
        ScanTable table =
                ScanShape.JSON_COLUMNS.load(ScanDatabase.H2, List.of()).key("id");
        JdbcMetricSource source =
                JdbcMetricSource.over(ScanDatabase.H2.dataSource(), table).inParallel(4);
        assertThat(Scans.collect(source, DayWindow.ALL).results()).isZero();
    }

    @Test
    void ranges_hold_every_key_once() {
        assertThat(KeyRange.split(1, 10, 3))
                .containsExactly(new KeyRange(null, 4L), new KeyRange(4L, 7L), new KeyRange(7L, null));
        assertThat(KeyRange.split(-5, -5, 4)).containsExactly(new KeyRange(null, null));
        assertThat(KeyRange.split(1, 2, 4)).containsExactly(new KeyRange(null, 2L), new KeyRange(2L, null));
        assertThat(KeyRange.split(Long.MIN_VALUE, Long.MAX_VALUE, 2))
                .containsExactly(new KeyRange(null, 0L), new KeyRange(0L, null));
    }

    @Test
    void results_without_a_key_are_read_once() throws SQLException {
        JdbcMetricSource source = JdbcMetricSource.over(
                ScanDatabase.POSTGRESQL.dataSource(), withGaps().key("id"));
        assertThat(Scans.collect(source.inParallel(3), DayWindow.ALL).results()).isEqualTo(4);
    }

    @Test
    void rows_are_numbered_in_the_order_of_the_key_wherever_they_stand_in_the_table() throws SQLException {
        ScanTable table = withGaps().key("id");
        ScanDatabase.POSTGRESQL.execute(
                "DELETE FROM " + name,
                "INSERT INTO " + name + " SELECT id, now(), '1.0.0', score, 'good'"
                        + " FROM (VALUES (3, 'NaN'::FLOAT8), (2, 70), (1, 70)) v(id, score)");
        JdbcMetricSource source = JdbcMetricSource.over(ScanDatabase.POSTGRESQL.dataSource(), table)
                .inParallel(2);
        assertThat(Scans.collect(source, DayWindow.ALL).intake().rejected())
                .isEqualTo(
                        Map.of(new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"), new Intake.Tally(1, 3)));
    }

    @Test
    void a_failure_on_one_connection_fails_the_collection() throws SQLException {
        JdbcMetricSource source = JdbcMetricSource.over(
                        ScanDatabase.POSTGRESQL.dataSource(), withGaps().key("id"))
                .inParallel(3);
        ScanDatabase.POSTGRESQL.execute("ALTER TABLE " + name + " DROP COLUMN overall_score");
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("failed after 0 results")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_key_of_whole_numbers_is_needed() throws SQLException {
        ScanTable table = withGaps();
        for (ScanTable described : List.of(table, table.key("logic_version"))) {
            JdbcMetricSource source = JdbcMetricSource.over(ScanDatabase.POSTGRESQL.dataSource(), described);
            assertThatThrownBy(() -> source.inParallel(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key(...)");
        }
        assertThatThrownBy(() -> JdbcMetricSource.over(ScanDatabase.POSTGRESQL.dataSource(), table.key("identity")))
                .hasMessageContaining("identity");
    }

    private ScanTable withGaps() throws SQLException {
        ScanDatabase.POSTGRESQL.execute(
                "CREATE TABLE " + name + " (id BIGINT, observed_at TIMESTAMPTZ, logic_version TEXT,"
                        + " overall_score FLOAT8, classification TEXT)",
                "INSERT INTO " + name
                        + " SELECT id, now(), '1.0.0', 70, 'good' FROM (VALUES (1), (NULL), (900), (NULL)) v(id)");
        return ScanTable.named(name)
                .without(ScanColumn.CONFIDENCE, ScanColumn.ESCALATION, ScanColumn.TIER)
                .without(ScanColumn.DATA_SUFFICIENT, ScanColumn.CONFLICT_SCORE, ScanColumn.OUTCOME)
                .withoutCategoryScores()
                .withoutFlags();
    }
}
