package io.calibration.benchmarks;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.ScanMapping.Codes;
import io.calibration.collect.ScanMapping.Decimal;
import io.calibration.collect.ScanMapping.Text;
import io.calibration.collect.ScanMapping.Time;
import io.calibration.collect.ScanMapping.Truth;
import io.calibration.collect.SnapshotCollector;
import io.calibration.config.FlagSeverity;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.jdbc.ScanColumn;
import io.calibration.jdbc.ScanTable;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.MetricsSnapshot;
import io.calibration.metrics.SnapshotLayout;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One CSV of a credit scorer to a snapshot: by a mapping, on one thread, and by DuckDB on all cores, which aggregates a view of the file, or a table that
 * it first makes of it. Arguments: how many results (10 million where it is left out), and how many rounds (3).
 */
public final class CsvByDuckDb {

    private static final SnapshotLayout LAYOUT =
            SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "3.0.0", "score_scale": {"min": 300, "max": 850, "step": 1},
             "class_thresholds": {"A": {"min_score": 660}, "M": {"min_score": 580}, "D": {"min_score": 300}}}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final ScanMapping MAPPING = ScanMapping.builder()
            .observedAt(Time.in("scored").format("d.M.yyyy H:mm").zone(ZoneId.of("Europe/Berlin")))
            .logicVersion(Text.in("model").values(Map.of("v3", "3.0.0")))
            .overallScore(Decimal.in("score"))
            .classification(Text.in("decision"))
            .outcome(Truth.of("defaulted", List.of("0"), List.of("1")))
            .flags(Codes.in("reason codes").separatedBy(";"), Map.of(), FlagSeverity.LOW)
            .build();

    /** What the mapping says, in SQL. */
    private static final String VIEW = """
            CREATE VIEW scan AS SELECT
              timezone('Europe/Berlin', strptime(scored, '%d.%m.%Y %H:%M')) AS observed_at,
              CASE model WHEN 'v3' THEN '3.0.0' ELSE model END AS logic_version,
              score AS overall_score,
              decision AS classification,
              list_transform(string_split("reason codes", ';'),
                lambda code: {'type': code, 'severity': 'low', 'category': NULL::VARCHAR}) AS flags,
              CASE defaulted WHEN '0' THEN true WHEN '1' THEN false END AS outcome
            FROM read_csv('EXPORT', header = true, columns = {'id': 'VARCHAR', 'scored': 'VARCHAR', 'model': 'VARCHAR',
              'score': 'DOUBLE', 'decision': 'VARCHAR', 'reason codes': 'VARCHAR', 'defaulted': 'VARCHAR'})""";

    private CsvByDuckDb() {}

    /**
     * Writes the file, reads it in turn, and prints the medians.
     *
     * @throws IOException when the temporary files cannot be written
     * @throws SQLException when DuckDB fails
     */
    public static void main(String... arguments) throws IOException, SQLException {
        int results = arguments.length == 0 ? 10_000_000 : Integer.parseInt(arguments[0]);
        int rounds = arguments.length < 2 ? 3 : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("csv");
        Path csv = folder.resolve("export.csv");
        Path database = folder.resolve("scan.duckdb");
        try {
            write(csv, results);
            measure(csv, database, results, rounds);
        } finally {
            Files.deleteIfExists(csv);
            Files.deleteIfExists(database);
            Files.delete(folder);
        }
    }

    private static void measure(Path csv, Path database, int results, int rounds) throws SQLException {
        double[] mapped = new double[rounds];
        double[] view = new double[rounds];
        double[] table = new double[rounds];
        try (Connection duckDb =
                DriverManager.getConnection("jdbc:duckdb:" + database + ";jdbc_stream_results=true;")) {
            execute(duckDb, VIEW.replace("EXPORT", csv.toString()));
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                MetricsSnapshot snapshot = collect(MAPPING.over(csv));
                long afterMapping = System.nanoTime();
                require(snapshot, collect(aggregated(duckDb, "scan")));
                long afterView = System.nanoTime();
                execute(duckDb, "CREATE TABLE scans AS FROM scan");
                require(snapshot, collect(aggregated(duckDb, "scans")));
                long afterTable = System.nanoTime();
                execute(duckDb, "DROP TABLE scans");
                mapped[round] = (afterMapping - start) / 1e9;
                view[round] = (afterView - afterMapping) / 1e9;
                table[round] = (afterTable - afterView) / 1e9;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%,d results of CSV to a snapshot, on the clock: by a mapping %.1f s, a view in DuckDB %.1f, a table made of it %.1f;"
                        + " ratio to the quicker of these %.2f%n",
                results,
                median(mapped),
                median(view),
                median(table),
                median(mapped) / Math.min(median(view), median(table)));
    }

    private static MetricSource aggregated(Connection duckDb, String name) {
        ScanTable table = ScanTable.named(name)
                .withoutCategoryScores()
                .without(
                        ScanColumn.CONFIDENCE,
                        ScanColumn.ESCALATION,
                        ScanColumn.TIER,
                        ScanColumn.DATA_SUFFICIENT,
                        ScanColumn.CONFLICT_SCORE);
        return JdbcMetricSource.over(DuckDbTime.to(duckDb), table);
    }

    private static void require(MetricsSnapshot expected, MetricsSnapshot found) {
        if (!found.metrics().decisions().equals(expected.metrics().decisions())) {
            throw new IllegalStateException("The two ways counted different results.");
        }
    }

    private static MetricsSnapshot collect(MetricSource source) {
        return SnapshotCollector.collect(source, new CollectionRequest(DayWindow.ALL, LAYOUT, Progress.NONE));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void write(Path csv, int results) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write("id,scored,model,score,decision,reason codes,defaulted\n");
            for (int i = 0; i < results; i++) {
                int score = 300 + random.nextInt(551);
                String decision = score >= 660 ? "A" : score >= 580 ? "M" : "D";
                String codes = random.nextInt(10) == 0 ? "R01;R07" : "";
                String defaulted = random.nextInt(3) == 0 ? "" : random.nextInt(850) > score ? "1" : "0";
                out.write(String.format(
                        Locale.ROOT,
                        "%d,%02d.09.2026 %02d:15,v3,%d,%s,%s,%s%n",
                        i,
                        1 + i % 30,
                        random.nextInt(24),
                        score,
                        decision,
                        codes,
                        defaulted));
            }
        }
    }
}
