package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.JoinedRows;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.config.FlagSeverity;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.Intake.Rejection;
import io.calibration.metrics.Intake.RejectionReason;
import io.calibration.metrics.MetricsPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table under a host's own names, read by a mapping: the same as the CSV that the host would export from it. */
class MappedTableTest {

    private static final ScanMapping MAPPING = ScanMapping.builder()
            .observedAt(Time.in("scored at").zone(ZoneOffset.UTC))
            .logicVersion(Text.constant("1.0.0"))
            .overallScore(Decimal.in("points"))
            .classification(Text.in("decision").values(Map.of("A", "good", "D", "bad")))
            .confidence(Decimal.in("sure"))
            .tier(Text.in("plan"))
            .outcome(Truth.of("came back", List.of("0"), List.of("1")))
            .flags(Codes.in("reason_codes").separatedBy(";"), Map.of(), FlagSeverity.MEDIUM)
            .build();

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();
    private final List<String> csv =
            new ArrayList<>(List.of("scored at,points,decision,sure,plan,came back,reason_codes"));

    /** Among others, rows without a score, without a class, and of an outcome that is neither. */
    private void draw() {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 300; i++) {
            String time = String.format(
                    Locale.ROOT,
                    "2026-05-%02d %02d:%02d:00",
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60));
            String score = random.nextInt(20) == 0 ? "" : String.valueOf(random.nextInt(2010) / 20.0);
            String label = random.nextInt(20) == 0 ? "" : random.nextBoolean() ? "A" : "D";
            String sure = String.valueOf(random.nextInt(1001) / 1000.0);
            String plan = random.nextInt(4) == 0 ? "" : "plan " + random.nextInt(3);
            String outcome = List.of("", "0", "1", "2").get(random.nextInt(30) == 0 ? 3 : random.nextInt(3));
            String codes = List.of("", "R1", "R1;R2").get(random.nextInt(3));
            rows.add("('" + time + "', " + number(score) + ", " + text(label) + ", " + number(sure) + ", " + text(plan)
                    + ", " + number(outcome) + ", " + text(codes) + ")");
            csv.add(String.join(",", time, score, label, sure, plan, outcome, codes));
        }
    }

    private static String number(String text) {
        return text.isEmpty() ? "NULL" : text;
    }

    private static String text(String text) {
        return text.isEmpty() ? "NULL" : "'" + text + "'";
    }

    private String load(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("mapped");
        String quote = database == ScanDatabase.MARIADB ? "`" : "\"";
        database.execute(
                "CREATE TABLE " + name + " (" + quote + "scored at" + quote + " " + database.localTime + ", points "
                        + database.number + ", decision " + database.text + ", sure " + database.number + ", plan "
                        + database.text + ", " + quote + "came back" + quote + " INTEGER, reason_codes " + database.text
                        + ")",
                "INSERT INTO " + name + " VALUES " + String.join(", ", rows));
        return name;
    }

    @ParameterizedTest
    @EnumSource
    void a_table_gives_the_same_as_its_export(ScanDatabase database) throws SQLException, IOException {
        draw();
        MetricsPart part =
                Scans.collect(JdbcMetricSource.over(database.dataSource(), load(database), MAPPING), DayWindow.ALL);
        Path export = Files.write(folder.resolve("export.csv"), csv);
        MetricsPart expected = Scans.collect(MAPPING.over(export), DayWindow.ALL);
        assertThat(expected.results()).isGreaterThan(200);
        assertThat(expected.intake().rejected()).containsKey(new Rejection(RejectionReason.NOT_LISTED, "outcome"));
        assertThat(part.intake().rejected().keySet())
                .isEqualTo(expected.intake().rejected().keySet());
        assertThat(part.results()).isEqualTo(expected.results());
        assertThat(part.days()).isEqualTo(expected.days());
        assertThat(part.decisions()).isEqualTo(expected.decisions());
        assertThat(part.flags()).isEqualTo(expected.flags());
    }

    /** To a mapping a blank text is none, where to JSON lines it is a tier that can be no label. */
    private static List<Scans.Scan> scans() {
        return Scans.random(11, 400).stream()
                .filter(scan -> !" ".equals(scan.tier()))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void every_shape_gives_what_json_lines_give(ScanDatabase database) throws Exception {
        List<Scans.Scan> scans = scans();
        MetricsPart expected = Scans.asJsonLines(scans, DayWindow.ALL);
        assertThat(expected.intake().rejected()).hasSizeGreaterThan(6);
        for (ScanShape shape : ScanShape.values()) {
            String name = shape.load(database, scans).described().name();
            JdbcMetricSource source = JdbcMetricSource.over(database.dataSource(), name, shape.mapping(database, name));
            Scans.assertSame(Scans.collect(source, DayWindow.ALL), expected, shape);
            assertThat(source.plan()).hasToString("Rows are streamed: a mapping says of each value what it means.");
        }
    }

    @ParameterizedTest
    @EnumSource
    void codes_in_a_table_of_their_own_belong_to_their_result(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("coded");
        database.execute(
                "CREATE TABLE " + name + " (id INTEGER, seen " + database.text + ", points " + database.number + ")",
                "CREATE TABLE " + name + "_codes (scan INTEGER, code " + database.text + ")",
                "INSERT INTO " + name
                        + " VALUES (2, '2026-05-01T10:00:00Z', 70), (1, '2026-05-01T10:00:00Z', 60), (3, '2026-05-01T10:00:00Z', 50)",
                "INSERT INTO " + name + "_codes VALUES (1, 'R1'), (2, 'R2'), (1, 'R2'), (7, 'R3'), (NULL, 'R4')");
        ScanMapping mapping = ScanMapping.builder()
                .observedAt(Time.in("seen"))
                .logicVersion(Text.constant("1.0.0"))
                .overallScore(Decimal.in("points"))
                .classification(Text.constant("good"))
                .key("id")
                .join("reasons", JoinedRows.texts(name + "_codes", "scan", "code"))
                .flags(Codes.in("reasons"), Map.of(), FlagSeverity.LOW)
                .build();
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), name, mapping), DayWindow.ALL);
        assertThat(part.results()).isEqualTo(3);
        assertThat(part.flags().results()).isEqualTo(2);
        assertThat(part.flags().types()).containsOnlyKeys("r1", "r2");
        assertThat(part.flags().types().get("r2").results()).isEqualTo(2);
    }

    @Test
    void parquet_gives_what_json_lines_give() throws Exception {
        List<Scans.Scan> scans = scans();
        String name = ScanShape.JSON_COLUMNS
                .load(ScanDatabase.DUCKDB, scans)
                .described()
                .name();
        ScanMapping mapping = ScanShape.JSON_COLUMNS.mapping(ScanDatabase.DUCKDB, name);
        Path one = folder.resolve("first [1] it's *.parquet");
        Path two = folder.resolve("second.parquet");
        ScanDatabase.DUCKDB.execute(
                "COPY (FROM " + name + " WHERE id < 150 ORDER BY id) TO '" + quoted(one) + "' (FORMAT parquet)",
                "COPY (SELECT * EXCLUDE (flags), from_json(flags, '[{\"type\":\"VARCHAR\",\"severity\":\"VARCHAR\","
                        + "\"category\":\"VARCHAR\"}]') AS flags FROM " + name
                        + " WHERE id >= 150 ORDER BY id) TO '" + quoted(two) + "' (FORMAT parquet)");
        MetricsPart expected = Scans.asJsonLines(scans, DayWindow.ALL);
        DataSource memory =
                ScanDatabase.proxy(() -> DriverManager.getConnection("jdbc:duckdb:;jdbc_stream_results=true;"));
        MetricsPart part = Scans.collect(JdbcMetricSource.parquet(memory, mapping, one, two), DayWindow.ALL);
        Scans.assertSame(part, expected, "Parquet");
    }

    private static final ScanMapping OF_PARQUET = ScanMapping.builder()
            .observedAt(Time.in("seen").zone(ZoneOffset.UTC))
            .logicVersion(Text.constant("1.0.0"))
            .overallScore(Decimal.in("points"))
            .classification(Text.constant("good"))
            .tier(Text.in("plan"))
            .build();

    private Path parquet(String file, String select) throws SQLException, IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        ScanDatabase.DUCKDB.execute("COPY (SELECT " + select + ") TO '" + quoted(path) + "' (FORMAT parquet)");
        return path;
    }

    private static MetricsPart ofParquet(Path... files) {
        return Scans.collect(
                JdbcMetricSource.parquet(ScanDatabase.DUCKDB.dataSource(), OF_PARQUET, files), DayWindow.ALL);
    }

    @Test
    void what_a_folder_is_called_is_no_column_of_a_file_in_it() throws SQLException, IOException {
        Path file = parquet(
                "points=5/plan=free/x.parquet",
                "'2026-05-01T10:00:00Z' AS seen, 59.8::DOUBLE AS points, 'gold' AS plan");
        MetricsPart part = ofParquet(file);
        assertThat(part.tiers().keySet()).containsExactly("gold");
        assertThat(part.scores().min()).isEqualTo(59.8);
    }

    @Test
    void each_file_is_read_by_its_own_types() throws SQLException, IOException {
        Path local = parquet(
                "local.parquet", "TIMESTAMP '2026-05-01 23:30:00' AS seen, 59.8::FLOAT AS points, 'gold' AS plan");
        Path zoned = parquet(
                "zoned.parquet",
                "TIMESTAMPTZ '2026-05-01 23:30:00+00' AS seen, 59.8::DOUBLE AS points, 'gold' AS plan");
        MetricsPart both = ofParquet(local, zoned);
        assertThat(both).isEqualTo(ofParquet(local).plus(ofParquet(zoned)));
        assertThat(both.attemptDays()).hasSize(1);
        assertThat(both.scores().min()).isEqualTo(59.8);
    }

    @Test
    void columns_that_differ_in_upper_and_lower_case_alone_are_refused_in_parquet() throws SQLException, IOException {
        Path file = parquet(
                "twins.parquet", "'2026-05-01T10:00:00Z' AS seen, 11 AS \"poinZs\", 77 AS points, 'gold' AS plan");
        byte[] bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .replace("poinZs", "Points")
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, bytes);
        assertThatThrownBy(() -> ofParquet(file))
                .isInstanceOf(CollectionException.class)
                .hasMessageContaining("points_1 is there under a name that another column has, too");
    }

    @Test
    void parquet_needs_duckdb() {
        ScanMapping mapping = ScanShape.JSON_COLUMNS.mapping(ScanDatabase.H2, "scans");
        JdbcMetricSource source =
                JdbcMetricSource.parquet(ScanDatabase.H2.dataSource(), mapping, folder.resolve("scans.parquet"));
        assertThatThrownBy(() -> Scans.collect(source, DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessage("Parquet is read by DuckDB. Give a data source of it, in place of H2.");
    }

    private static String quoted(Path file) {
        return file.toString().replace("'", "''");
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "DUCKDB", "POSTGRESQL"})
    void instants_of_the_database_are_read_whatever_the_zone_of_the_session(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("instants");
        database.execute(
                "CREATE TABLE " + name + " (seen " + database.instant + ", points " + database.number + ", decision "
                        + database.text + ")",
                "INSERT INTO " + name + " VALUES ('2026-05-01 23:30:00+00:00', 70, 'good')");
        ScanMapping mapping = ScanMapping.builder()
                .observedAt(Time.in("SEEN"))
                .logicVersion(Text.constant("1.0.0"))
                .overallScore(Decimal.in("Points"))
                .classification(Text.in("decision"))
                .build();
        MetricsPart part = Scans.collect(JdbcMetricSource.over(database.dataSource(), name, mapping), DayWindow.ALL);
        assertThat(part.days()).containsOnlyKeys(java.time.LocalDate.of(2026, 5, 1));
    }

    @ParameterizedTest
    @EnumSource
    void columns_that_are_not_there_are_named_all_at_once(ScanDatabase database) throws SQLException {
        String name = ScanDatabase.newName("other");
        database.execute("CREATE TABLE " + name + " (points " + database.number + ")");
        assertThatThrownBy(
                        () -> Scans.collect(JdbcMetricSource.over(database.dataSource(), name, MAPPING), DayWindow.ALL))
                .isInstanceOf(CollectionException.class)
                .hasMessageContainingAll("scored at", "decision", "reason_codes");
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void a_name_that_is_more_than_one_is_refused(ScanDatabase database) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcMetricSource.over(database.dataSource(), "scans; DROP TABLE scans", MAPPING));
    }
}
