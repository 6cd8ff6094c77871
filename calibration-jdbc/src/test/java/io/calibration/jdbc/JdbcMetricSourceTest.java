package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.JsonLines;
import io.calibration.collect.ScanResults;
import io.calibration.collect.SnapshotCollector;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.ScanResult;
import io.calibration.metrics.ScanResult.Flag;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of an H2 table. */
class JdbcMetricSourceTest {

    private static final SnapshotLayout LAYOUT =
            SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "1.0.0",
             "compatibility_thresholds": {
               "good": {"min_score": 60, "min_confidence": 0.5, "max_red_flags_high": 1}, "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final String COLUMNS = "observed_at TIMESTAMP WITH TIME ZONE, logic_version VARCHAR, "
            + "overall_score DOUBLE PRECISION, classification VARCHAR, category_scores VARCHAR, confidence DECIMAL(5, 3), "
            + "flags VARCHAR, escalation VARCHAR, tier VARCHAR, data_sufficient BOOLEAN, conflict_score DOUBLE PRECISION, "
            + "outcome BOOLEAN";

    private final JdbcDataSource dataSource = new JdbcDataSource();
    private Connection keeper;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws SQLException {
        dataSource.setURL("jdbc:h2:mem:" + getClass().getSimpleName() + ";TIME ZONE=Asia/Tokyo");
        keeper = dataSource.getConnection();
    }

    @AfterEach
    void close() throws SQLException {
        keeper.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = keeper.createStatement()) {
            statement.execute(sql);
        }
    }

    private static MetricsPart collect(MetricSource source) {
        return collect(source, DayWindow.ALL);
    }

    private static MetricsPart collect(MetricSource source, DayWindow window) {
        return SnapshotCollector.collect(source, new CollectionRequest(window, LAYOUT, Progress.NONE))
                .metrics();
    }

    private MetricsPart collectTable() {
        // region table
        MetricSource source = JdbcMetricSource.over(dataSource, "scan_results");
        // endregion
        return collect(source);
    }

    @Test
    void memory_json_lines_and_a_table_give_the_same_part() throws Exception {
        List<ScanResult> results = results();
        Path file = folder.resolve("scans.jsonl");
        Files.write(file, results.stream().map(JdbcMetricSourceTest::line).toList());
        execute("CREATE TABLE scan_results (" + COLUMNS + ")");
        insert(results);
        MetricsPart part = collect(ScanResults.of(results));
        assertThat(part.results()).isBetween(900L, 1_999L);
        assertThat(part.intake().rejected()).hasSize(2);
        assertThat(collect(JsonLines.in(file))).isEqualTo(part);
        assertThat(collectTable()).isEqualTo(part);
    }

    private static List<ScanResult> results() {
        SplittableRandom random = new SplittableRandom(11);
        List<ScanResult> results = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Map<String, Double> scores = new TreeMap<>();
            scores.put("Fun", random.nextInt(110) / 1.0);
            scores.put("trust", random.nextInt(1_000) / 10.0);
            List<Flag> flags = new ArrayList<>();
            for (int n = random.nextInt(4); n > 0; n--) {
                flags.add(new Flag("type " + random.nextInt(5), random.nextBoolean() ? "high" : "low", "Fun"));
            }
            List<String> reasons = new ArrayList<>();
            for (int n = Math.max(0, random.nextInt(5) - 2); n > 0; n--) {
                reasons.add("reason " + random.nextInt(3));
            }
            results.add(new ScanResult(
                    Instant.parse("2026-05-01T00:00:00Z").plusSeconds(random.nextInt(3_000_000)),
                    random.nextInt(10) == 0 ? "0.9." + random.nextInt(3) : "1.0.0",
                    random.nextInt(103),
                    random.nextInt(30) == 0 ? "ugly" : random.nextBoolean() ? "Good" : "bad",
                    scores,
                    random.nextBoolean() ? null : random.nextInt(1_001) / 1_000.0,
                    flags,
                    reasons,
                    random.nextBoolean() ? null : "tier " + random.nextInt(2),
                    random.nextBoolean() ? null : random.nextBoolean(),
                    random.nextBoolean() ? null : random.nextInt(100) / 99.0,
                    random.nextBoolean() ? null : random.nextBoolean()));
        }
        return results;
    }

    private static String line(ScanResult r) {
        return String.format(
                Locale.ROOT,
                "{\"observed_at\":\"%s\",\"logic_version\":\"%s\",\"overall_score\":%s,\"classification\":\"%s\","
                        + "\"category_scores\":%s,\"confidence\":%s,\"flags\":%s,\"escalation\":%s,\"tier\":%s,"
                        + "\"data_sufficient\":%s,\"conflict_score\":%s,\"outcome\":%s}",
                r.observedAt(),
                r.logicVersion(),
                r.overallScore(),
                r.classification(),
                scores(r),
                r.confidence(),
                flags(r),
                reasons(r),
                r.tier() == null ? "null" : quoted(r.tier()),
                r.dataSufficient(),
                r.conflictScore(),
                r.outcome());
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String scores(ScanResult r) {
        return r.categoryScores().entrySet().stream()
                .map(entry -> quoted(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String flags(ScanResult r) {
        return r.flags().stream()
                .map(flag -> "{\"type\":\"" + flag.type() + "\",\"severity\":\"" + flag.severity()
                        + "\",\"category\":\"" + flag.category() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String reasons(ScanResult r) {
        return switch (r.escalations().size()) {
            case 0 -> "null";
            case 1 -> quoted(r.escalations().get(0));
            default ->
                r.escalations().stream().map(JdbcMetricSourceTest::quoted).collect(Collectors.joining(",", "[", "]"));
        };
    }

    private void insert(List<ScanResult> results) throws SQLException {
        try (PreparedStatement insert =
                keeper.prepareStatement("INSERT INTO scan_results VALUES (?,?,?,?,?,?,?,?,?,?,?,?)")) {
            for (ScanResult r : results) {
                Object[] values = {
                    OffsetDateTime.ofInstant(r.observedAt(), ZoneOffset.ofHours(-7)),
                    r.logicVersion(),
                    r.overallScore(),
                    r.classification(),
                    scores(r),
                    r.confidence(),
                    flags(r),
                    r.escalations().isEmpty() ? null : reasons(r).replaceAll("^\"|\"$", ""),
                    r.tier(),
                    r.dataSufficient(),
                    r.conflictScore(),
                    r.outcome()
                };
                for (int i = 0; i < values.length; i++) {
                    insert.setObject(i + 1, values[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Test
    void only_the_windows_days_in_utc_are_read() throws SQLException {
        execute("CREATE TABLE scan_results (" + COLUMNS + ")");
        for (String time : List.of(
                "2026-05-01 23:59:59.999+00",
                "2026-05-02 00:00:00+00",
                "2026-05-03 01:59:59+02",
                "2026-05-03 00:00:00+00")) {
            execute("INSERT INTO scan_results (observed_at, logic_version, overall_score, classification) VALUES ('"
                    + time + "', '1.0.0', 70, 'good')");
        }
        LocalDate day = LocalDate.of(2026, 5, 2);
        MetricsPart part = collect(JdbcMetricSource.over(dataSource, "scan_results"), new DayWindow(day, day));
        assertThat(part.results()).isEqualTo(2);
        assertThat(part.intake().outsideWindow()).isZero();
        assertThat(part.days()).containsOnlyKeys(day);
    }

    @Test
    void what_is_wrong_in_a_row_is_counted_by_reason_and_row() throws SQLException {
        execute("CREATE TABLE scan_results (" + COLUMNS + ")");
        String insert =
                "INSERT INTO scan_results (observed_at, logic_version, overall_score, classification, flags) VALUES ";
        execute(insert + "(NULL, '1.0.0', 70, 'good', NULL)");
        execute(insert + "('2026-05-01 00:00:00+00', '1.0.0', 70, 'good', '[{')");
        execute(insert + "('2026-05-01 00:00:00+00', '1.0.0', 70, 'good', '{}')");
        execute(insert + "('2026-05-01 00:00:00+00', '1.0.0', 'NaN', 'good', '[]')");
        execute(insert + "('2026-05-01 00:00:00+00', '1.0.0', 70, 'good', '[]')");
        LocalDate day = LocalDate.of(2026, 5, 1);
        MetricsPart part = collect(JdbcMetricSource.over(dataSource, "scan_results"), new DayWindow(day, day));
        assertThat(part.results()).isEqualTo(1);
        assertThat(part.intake().rejected())
                .isEqualTo(Map.of(
                        new Rejection(RejectionReason.MISSING, "observed_at"), new Intake.Tally(1, 1),
                        new Rejection(RejectionReason.NOT_JSON, "flags"), new Intake.Tally(1, 2),
                        new Rejection(RejectionReason.WRONG_TYPE, "flags"), new Intake.Tally(1, 3),
                        new Rejection(RejectionReason.NOT_A_NUMBER, "overall_score"), new Intake.Tally(1, 4)));
    }

    @Test
    void a_tables_name_is_an_identifier_and_nothing_else() {
        for (String name : List.of("", "1a", "a b", "a;drop table b", "a\"b", "a.b", "x".repeat(64))) {
            assertThatThrownBy(() -> JdbcMetricSource.over(dataSource, name))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void names_in_any_case_are_found_but_not_guessed() throws SQLException, IOException {
        execute("CREATE TABLE \"Scan_Results\" (" + COLUMNS + ")");
        execute("CREATE TABLE scanXresults (a INT)");
        assertThat(collectTable().results()).isZero();
        execute("CREATE TABLE \"SCAN_RESULTS\" (" + COLUMNS + ")");
        assertThatThrownBy(this::collectTable)
                .hasMessageContaining("scan_results is there several times but for upper and lower case");
    }

    @Test
    void the_connection_is_given_back_after_success_and_failure() throws SQLException {
        JdbcConnectionPool pool = JdbcConnectionPool.create(dataSource);
        pool.setMaxConnections(1);
        assertThatThrownBy(() -> collect(JdbcMetricSource.over(pool, "scan_results")))
                .isInstanceOf(CollectionException.class);
        execute("CREATE TABLE scan_results (" + COLUMNS + ")");
        assertThat(collect(JdbcMetricSource.over(pool, "scan_results")).results())
                .isZero();
        assertThat(pool.getActiveConnections()).isZero();
        try (Connection next = pool.getConnection()) {
            assertThat(next.getAutoCommit()).isTrue();
        }
        pool.dispose();
    }
}
