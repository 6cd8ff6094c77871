package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.SnapshotCollector;
import io.calibration.jdbc.original.OriginalTable;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.PrivacyPolicy;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of the system that came before. */
class OriginalTableTest {

    private static final String SECRET = "asked Jo Bloggs";

    private static void create(ScanDatabase database) throws SQLException {
        database.execute(
                "DROP TABLE IF EXISTS scan_results",
                "CREATE TABLE scan_results (id INTEGER PRIMARY KEY, user_id INTEGER, created_at " + database.localTime
                        + ", logic_version " + database.text + ", overall_score " + database.number
                        + ", classification " + database.text + ", confidence " + database.number
                        + ", category_scores " + database.json + ", red_flags " + database.json
                        + ", data_sufficiency " + database.json + ", conflict_density " + database.json
                        + ", escalation_reason " + database.text + ")");
        insert(
                database,
                1,
                70,
                "{\"sufficient\": true, \"answers\": [1, {\"sufficient\": 2}]}",
                "{\"score\": 0.25}",
                null);
        insert(database, 2, 70, "{\"sufficient\": false}", "0.5", "Critical flag: " + SECRET);
        insert(database, 3, 70, "false", "null", "Low CONFIDENCE, critical for " + SECRET);
        insert(database, 4, 70, "{}", "{\"score\": null}", SECRET);
        insert(database, 5, 70, "null", "{}", "No escalation needed");
        insert(database, 6, 70, "{\"sufficient\": \"yes\"}", "{}", null);
        insert(database, 7, 70, "{\"sufficient\": true}", "{\"score\": 7}", null);
    }

    private static void insert(
            ScanDatabase database, int id, int score, String sufficiency, String conflict, String reason)
            throws SQLException {
        database.execute("INSERT INTO scan_results VALUES (" + id + ", 4711, '2026-05-01 23:59:59', '1.0.0', " + score
                + ", 'good', 0.75, '{\"trust\": 80, \"fun\": null}', '[{\"type\": \"evasive\", \"severity\": \"high\","
                + " \"category\": \"trust\", \"evidence\": \"" + SECRET + "\"}]', '" + sufficiency + "', '" + conflict
                + "', " + (reason == null ? "NULL" : "'" + reason + "'") + ")");
    }

    @ParameterizedTest
    @EnumSource
    void the_originals_table_is_read_as_it_is(ScanDatabase database) throws SQLException {
        create(database);
        MetricsPart part =
                Scans.collect(JdbcMetricSource.over(database.dataSource(), OriginalTable.scanResults()), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(5);
        assertThat(part.days()).containsOnlyKeys(LocalDate.of(2026, 5, 1));
        assertThat(part.sufficiency()).isEqualTo(new MetricsPart.Sufficiency(1, 2, 2));
        assertThat(part.confidence().conflictHistogram().total()).isEqualTo(2);
        assertThat(part.flags().types().get("evasive").results()).isEqualTo(5);
        assertThat(part.categories().byLabel()).containsOnlyKeys("trust");
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.NOT_TRUE_OR_FALSE, "data_sufficient"), new Intake.Tally(1, 6),
                        new Rejection(RejectionReason.OUT_OF_RANGE, "conflict_score"), new Intake.Tally(1, 7)));
    }

    @ParameterizedTest
    @EnumSource
    void fault_03_a_reason_is_one_code_and_what_did_not_escalate_is_none(ScanDatabase database) throws SQLException {
        create(database);
        JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), OriginalTable.scanResults());
        assertThat(Scans.collect(source, DayWindow.ALL).escalations().byReason())
                .isEqualTo(Map.of("critical_flag", 2L, "other", 1L));
        assertThat(Scans.collect(source, DayWindow.ALL).escalations().results()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void no_text_of_a_reason_leaves_the_row(ScanDatabase database) throws SQLException {
        create(database);
        MetricsSnapshot snapshot = SnapshotCollector.collect(
                JdbcMetricSource.over(database.dataSource(), OriginalTable.scanResults()),
                new CollectionRequest(DayWindow.ALL, Scans.LAYOUT, Progress.NONE));
        String written = new String(SnapshotJson.write(snapshot, PrivacyPolicy.exact()), StandardCharsets.UTF_8);
        assertThat(written)
                .contains("critical_flag")
                .doesNotContainIgnoringCase("bloggs")
                .doesNotContain("4711");
    }

    @Test
    void patterns_are_tried_in_their_order() {
        ReasonPatterns patterns = ReasonPatterns.notEscalated("all fine")
                .code("Low-Data", "too few", "LÜCKE")
                .code("safety", "few");
        assertThat(patterns.codeOf("Too FEW answers")).isEqualTo("low_data");
        assertThat(patterns.codeOf("eine lücke")).isEqualTo("low_data");
        assertThat(patterns.codeOf("few")).isEqualTo("safety");
        assertThat(patterns.codeOf("something else")).isEqualTo("other");
        assertThat(patterns.codeOf("All fine, few flags")).isNull();
        assertThat(patterns.codeOf(" \n")).isNull();
        assertThat(patterns.codeOf(" None ")).isNull();
        assertThatThrownBy(() -> patterns.code("a\tb", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> patterns.code("a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> patterns.code("a", " ")).isInstanceOf(IllegalArgumentException.class);
    }
}
