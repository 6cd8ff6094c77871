package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.SnapshotCollector;
import io.calibration.jdbc.Scans.Flag;
import io.calibration.jdbc.Scans.Scan;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB aggregates is what its rows give one by one. */
class PushDownTest {

    private static final ScanDatabase DUCKDB = ScanDatabase.DUCKDB;
    private static final String FLAG = "STRUCT(type VARCHAR, severity VARCHAR, category VARCHAR)[]";
    private static final DayWindow WINDOW = new DayWindow(LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 8));

    @Property(tries = 10)
    void aggregates_and_rows_give_the_same_part(@ForAll long seed, @ForAll @IntRange(max = 400) int size)
            throws SQLException, IOException {
        List<Scan> scans = Scans.random(seed, size);
        ScanTable table = table(load(scans));
        for (DayWindow window : List.of(DayWindow.ALL, WINDOW)) {
            assertAllSame(table, scans, window);
        }
    }

    /** Hardly any row is odd, so that nearly all is counted in SQL. */
    @Property(tries = 10)
    void plain_results_are_aggregated(@ForAll @LongRange(max = 1_000_000) long seed) throws SQLException, IOException {
        List<Scan> scans =
                Scans.random(seed, 600).stream().filter(PushDownTest::isPlain).toList();
        assertThat(scans).hasSizeGreaterThan(20);
        assertAllSame(table(load(scans)), scans, DayWindow.ALL);
    }

    private static boolean isPlain(Scan scan) {
        List<String> labels = new ArrayList<>();
        scan.flags().forEach(flag -> labels.addAll(List.of(String.valueOf(flag.type()), flag.category())));
        labels.add(scan.tier());
        labels.add(scan.escalation());
        return labels.stream().allMatch(label -> (label == null) || label.matches("[a-zA-Z][a-zA-Z. ]*"))
                && scan.flags().stream()
                        .allMatch(flag ->
                                (flag.type() != null) && !flag.severity().equals("worst"));
    }

    private static void assertAllSame(ScanTable table, List<Scan> scans, DayWindow window) throws IOException {
        JdbcMetricSource source = JdbcMetricSource.over(DUCKDB.dataSource(), table);
        assertThat(source.plan()).asString().startsWith("DuckDB aggregates");
        MetricsPart streamed = Scans.collect(source.streaming(), window);
        Scans.assertSame(Scans.collect(source, window), streamed, "aggregated");
        if (scans.stream().flatMap(scan -> scan.flags().stream()).allMatch(flag -> flag.type() != null)) {
            Scans.assertSame(streamed, Scans.asJsonLines(scans, window), "streamed");
        }
    }

    @Property(tries = 8)
    void slices_of_dimensions_are_the_same(@ForAll long seed, @ForAll @IntRange(max = 400) int size)
            throws SQLException {
        String name = load(Scans.random(seed, size));
        DUCKDB.execute(
                "ALTER TABLE " + name + " ADD COLUMN market VARCHAR",
                "ALTER TABLE " + name + " ADD COLUMN branch INTEGER",
                "UPDATE " + name + " SET branch = rowid % 30, market = CASE rowid % 9 WHEN 0 THEN NULL WHEN 1 THEN ' '"
                        + " WHEN 2 THEN 'She said that he was late' WHEN 3 THEN 'A b' ELSE 's' || rowid % 5 END");
        ScanTable table = table(name).dimensionsInColumns(Map.of("segment", "market", "branch", "branch"));
        assertSameSlices(table, List.of(), List.of("s1", "Sehr zufrieden, alles bestens; gerne wieder"));
        assertSameSlices(table, List.of("a b", "s1", "s2"), List.of());
        assertSameSlices(table(name), List.of(), List.of());
        assertSameSlices(table(name), List.of(), List.of(), List.of("h01", "h10"));
    }

    private static void assertSameSlices(ScanTable table, List<String> segments, List<String> tiers) {
        assertSameSlices(table, segments, tiers, List.of());
    }

    private static void assertSameSlices(
            ScanTable table, List<String> segments, List<String> tiers, List<String> hours) {
        SnapshotLayout layout = Scans.LAYOUT.withKnownLabels(Scans.LAYOUT
                .knownLabels()
                .withDimensions(new TreeMap<>(Map.of(
                        "segment", new TreeSet<>(segments),
                        "branch", new TreeSet<>(),
                        "tier", new TreeSet<>(tiers),
                        "hour_of_day", new TreeSet<>(hours)))));
        JdbcMetricSource source = JdbcMetricSource.over(DUCKDB.dataSource(), table);
        assertThat(source.plan()).asString().startsWith("DuckDB aggregates");
        CollectionRequest request = new CollectionRequest(DayWindow.ALL, layout, Progress.NONE);
        MetricsPart aggregated = SnapshotCollector.collect(source, request).metrics();
        MetricsPart streamed =
                SnapshotCollector.collect(source.streaming(), request).metrics();
        streamed.dimensions()
                .forEach((name, values) -> values.forEach((value, slice) -> assertThat(
                                aggregated.dimensions().get(name).get(value))
                        .as("%s %s", name, value)
                        .isEqualTo(slice)));
        Scans.assertSame(aggregated, streamed, "aggregated");
    }

    @Test
    void parquet_is_aggregated(@TempDir Path folder) throws SQLException, IOException {
        List<Scan> scans = Scans.random(7, 300);
        String name = load(scans);
        Path file = folder.resolve("scans.parquet");
        DUCKDB.execute(
                "COPY " + name + " TO '" + file + "' (FORMAT parquet)",
                "CREATE VIEW " + name + "_view AS FROM '" + file + "'");
        assertAllSame(table(name + "_view"), scans, DayWindow.ALL);
    }

    @Test
    void csv_is_aggregated_where_it_has_no_flags(@TempDir Path folder) throws SQLException {
        String name = load(Scans.random(8, 300));
        Path file = folder.resolve("scans.csv");
        DUCKDB.execute(
                "COPY (SELECT * EXCLUDE (flags) FROM " + name + ") TO '" + file + "'",
                "CREATE VIEW " + name + "_view AS FROM read_csv('" + file + "', types = {'tier': 'VARCHAR',"
                        + " 'escalation': 'VARCHAR'})");
        JdbcMetricSource source =
                JdbcMetricSource.over(DUCKDB.dataSource(), table(name + "_view").withoutFlags());
        assertThat(source.plan()).asString().startsWith("DuckDB aggregates");
        MetricsPart part = Scans.collect(source, WINDOW);
        assertThat(part.results()).isPositive();
        Scans.assertSame(part, Scans.collect(source.streaming(), WINDOW), "aggregated");
    }

    @Test
    void labels_beyond_their_number_are_streamed_and_pooled() throws SQLException, IOException {
        List<Scan> scans = IntStream.range(0, 100)
                .mapToObj(i -> scan(70.0, Map.of(), null, "tier " + i, null, null))
                .toList();
        assertAllSame(table(load(scans)), scans, DayWindow.ALL);
    }

    @Test
    void halves_of_a_billionth_are_rounded_alike() throws SQLException, IOException {
        List<Scan> scans = IntStream.range(0, 64)
                .mapToObj(i -> scan(
                        100 * i / 1_024.0,
                        Map.of("trust", 100 * i / 2_048.0, "fun", i + 0.25),
                        i / 1_024.0,
                        null,
                        i / 100.0,
                        i % 2 == 0))
                .toList();
        assertAllSame(table(load(scans)), scans, DayWindow.ALL);
    }

    private static Scan scan(
            double score,
            Map<String, Double> scores,
            Double confidence,
            String tier,
            Double conflict,
            Boolean outcome) {
        return new Scan(
                Instant.parse("2026-05-03T10:00:00Z"),
                "1.0.0",
                score,
                "good",
                new TreeMap<>(scores),
                confidence,
                List.of(),
                null,
                tier,
                null,
                conflict,
                outcome);
    }

    @Test
    void the_way_and_its_reason_are_told() throws SQLException {
        String name = load(List.of());
        assertThat(plan(ScanTable.named(name)
                        .withoutCategoryScores()
                        .escalation("escalation", ReasonPatterns.notEscalated())))
                .isEqualTo("Rows are streamed: escalation is not a column of its own.");
        DUCKDB.execute("ALTER TABLE " + name + " ALTER outcome TYPE INTEGER");
        assertThat(plan(table(name))).isEqualTo("Rows are streamed: outcome is not BOOLEAN.");
        assertThat(plan(table(name).without(ScanColumn.OUTCOME))).startsWith("DuckDB aggregates");
    }

    private static String plan(ScanTable table) {
        return JdbcMetricSource.over(DUCKDB.dataSource(), table).plan().toString();
    }

    private static ScanTable table(String name) {
        return ScanTable.named(name).categoryScoresInColumns("values_match", "trust", "fun");
    }

    private static String load(List<Scan> scans) throws SQLException {
        String name = ScanDatabase.newName("pushed");
        DUCKDB.execute(
                "CREATE TABLE " + name + " (observed_at TIMESTAMPTZ, logic_version VARCHAR, overall_score DOUBLE,"
                        + " classification VARCHAR, values_match DOUBLE, trust DOUBLE, fun DECIMAL(6, 2), confidence DOUBLE, flags "
                        + FLAG + ", escalation VARCHAR, tier VARCHAR, data_sufficient BOOLEAN, conflict_score DOUBLE,"
                        + " outcome BOOLEAN)");
        if (!scans.isEmpty()) {
            String rows = scans.stream().map(PushDownTest::row).collect(Collectors.joining(","));
            DUCKDB.execute("INSERT INTO " + name + " VALUES " + rows);
        }
        return name;
    }

    private static String row(Scan scan) {
        return IntStream.range(0, 14)
                .mapToObj(i -> switch (i) {
                    case 0 -> text(scan.observedAt());
                    case 1 -> text(scan.logicVersion());
                    case 2 -> String.valueOf(scan.overallScore());
                    case 3 -> text(scan.classification());
                    case 4 -> String.valueOf(scan.categoryScores().get("values_match"));
                    case 5 -> String.valueOf(scan.categoryScores().get("trust"));
                    case 6 -> String.valueOf(scan.categoryScores().get("fun"));
                    case 7 -> String.valueOf(scan.confidence());
                    case 8 -> flags(scan.flags());
                    case 9 -> text(scan.escalation());
                    case 10 -> text(scan.tier());
                    case 11 -> String.valueOf(scan.dataSufficient());
                    case 12 -> String.valueOf(scan.conflictScore());
                    default -> String.valueOf(scan.outcome());
                })
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String flags(List<Flag> flags) {
        return flags.stream()
                .map(flag -> "{'type': " + text(flag.type()) + ", 'severity': " + text(flag.severity())
                        + ", 'category': " + text(flag.category()) + "}")
                .collect(Collectors.joining(", ", "[", "]::" + FLAG));
    }

    private static String text(Object value) {
        return value == null ? "NULL" : "'" + value.toString().replace("'", "''") + "'";
    }
}
