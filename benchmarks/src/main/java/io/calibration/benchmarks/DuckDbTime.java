package io.calibration.benchmarks;

import io.calibration.collect.SnapshotCollector;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.jdbc.ScanColumn;
import io.calibration.jdbc.ScanTable;
import io.calibration.json.ConfigJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.duckdb.DuckDBConnection;

/**
 * A snapshot of a DuckDB table, aggregated by the database, against SQL for the same aggregates that was written by hand for this very table:
 * it knows all labels, that bins of confidence are of one width, and that nothing but what it looks for can be wrong with a row.
 */
final class DuckDbTime implements AutoCloseable {

    private static final SnapshotLayout LAYOUT =
            SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "1.0.0",
             "category_weights": {"c0": 1, "c1": 1, "c2": 1, "c3": 1, "c4": 1, "c5": 1, "c6": 1, "c7": 1},
             "compatibility_thresholds": {
               "best": {"min_score": 85, "min_confidence": 0.7, "max_red_flags_high": 0},
               "good": {"min_score": 70, "min_confidence": 0.6, "max_red_flags_high": 1},
               "fair": {"min_score": 50, "min_confidence": 0.4},
               "poor": {"min_score": 30},
               "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final List<String> CATEGORIES =
            IntStream.range(0, 8).mapToObj(i -> "c" + i).toList();

    private final Path folder;
    private final Connection connection;

    private DuckDbTime(int results) throws IOException, SQLException {
        folder = Files.createTempDirectory("duckdb");
        connection =
                DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("scan.db") + ";jdbc_stream_results=true;");
        String scores = CATEGORIES.stream()
                .map(name -> name.equals("c4")
                        ? "CASE WHEN random() < 0.1 THEN NULL ELSE floor(random() * 101) END AS c4"
                        : "floor(random() * 101) AS " + name)
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT setseed(0.5)");
            statement.execute(rows(scores, results));
        }
    }

    private static String rows(String scores, int results) {
        return String.format(Locale.ROOT, """
            CREATE TABLE scan AS SELECT
              TIMESTAMPTZ '2026-05-01 00:00:00Z' + to_seconds((random() * 2591999)::BIGINT) AS observed_at,
              '1.0.0' AS logic_version,
              floor(random() * 101) AS overall_score,
              ['best', 'good', 'fair', 'poor', 'bad'][1 + floor(random() * 5)::INTEGER] AS classification,
              random() AS confidence,
              %s,
              CASE WHEN random() < 0.7 THEN NULL ELSE list_transform(range(1 + floor(random() * 3)::INTEGER),
                lambda x: {'type': 'type' || floor(random() * 12)::INTEGER,
                  'severity': ['low', 'medium', 'high', 'critical'][1 + floor(random() * 4)::INTEGER],
                  'category': 'c' || floor(random() * 8)::INTEGER}) END AS flags,
              CASE WHEN random() < 0.9 THEN NULL ELSE 'low_confidence' END AS escalation,
              ['free', 'plus', 'pro'][1 + floor(random() * 3)::INTEGER] AS tier,
              '"free"' AS tier_as_json,
              random() < 0.9 AS data_sufficient,
              random() AS conflict_score,
              CASE WHEN random() < 0.7 THEN NULL ELSE random() < 0.5 END AS outcome
            FROM range(%d)""", scores, results);
    }

    /** Prints the figure. */
    static void print(PrintStream out, int results, int rounds) throws Exception {
        try (DuckDbTime time = new DuckDbTime(results)) {
            ScanTable table = ScanTable.named("scan").categoryScoresInColumns(CATEGORIES.toArray(String[]::new));
            MetricSource source = JdbcMetricSource.over(to(time.connection), table);
            double[] ours = new double[rounds];
            double[] byHand = new double[rounds];
            for (int round = -1; round < rounds; round++) { // the first warms up
                double hand = seconds(time::queryByHand);
                double pushed = seconds(() -> {
                    if (collect(source) != results) {
                        throw new IllegalStateException("Results are missing.");
                    }
                });
                if (round >= 0) {
                    byHand[round] = hand;
                    ours[round] = pushed;
                }
            }
            out.printf(
                    Locale.ROOT,
                    "snapshot of %,d results in DuckDB / SQL written by hand: %.2f (goal <= 1.3)%n  %.2f s against %.2f s%n",
                    results,
                    median(ours) / median(byHand),
                    median(ours),
                    median(byHand));
            MetricSource streamed =
                    JdbcMetricSource.over(to(time.connection), table.inJson(ScanColumn.TIER, "tier_as_json", "tier"));
            out.printf(Locale.ROOT, "  its rows streamed: %.1f s%n", seconds(() -> collect(streamed)));
        }
    }

    private static long collect(MetricSource source) {
        return SnapshotCollector.collect(source, new CollectionRequest(DayWindow.ALL, LAYOUT, Progress.NONE))
                .metrics()
                .results();
    }

    /** Connections to the one database, which streams its answers. */
    static DataSource to(Connection connection) {
        return (DataSource) Proxy.newProxyInstance(
                DuckDbTime.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, given) ->
                        connection.unwrap(DuckDBConnection.class).duplicate());
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static double seconds(Work work) throws SQLException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Asks everything and looks at every answer. */
    private void queryByHand() throws SQLException {
        long sum = 0;
        try (Statement statement = connection.createStatement()) {
            for (String sql : byHand()) {
                try (ResultSet rows = statement.executeQuery(sql)) {
                    int columns = rows.getMetaData().getColumnCount();
                    while (rows.next()) {
                        for (int i = 1; i <= columns; i++) {
                            sum += rows.getObject(i) == null ? 0 : 1;
                        }
                    }
                }
            }
        }
        if (sum == 0) {
            throw new IllegalStateException("No answers.");
        }
    }

    private static List<String> byHand() {
        List<String> all = new ArrayList<>();
        String valid = "logic_version = '1.0.0' AND overall_score BETWEEN 0 AND 100 AND confidence BETWEEN 0 AND 1 AND"
                + " conflict_score BETWEEN 0 AND 1 AND classification IN ('best', 'good', 'fair', 'poor', 'bad') AND "
                + CATEGORIES.stream()
                        .map(name -> "coalesce(" + name + ", 0) BETWEEN 0 AND 100")
                        .collect(Collectors.joining(" AND "));
        all.add("SELECT count(*), count(*) FILTER (WHERE " + valid + ") FROM scan");
        all.add("SELECT epoch_ms(observed_at) // 86400000, classification, tier, escalation, data_sufficient,"
                + " outcome IS NULL, flags IS NULL, count(*) FROM scan GROUP BY ALL");
        String confidenceBin = "floor(confidence * 20)::UTINYINT";
        all.add("SELECT overall_score, " + confidenceBin + ", CASE WHEN flags IS NULL THEN 0 ELSE"
                + " least(3, len(list_filter(flags, lambda f: f.severity = 'high'))) END AS high, classification, outcome,"
                + " epoch_ms(observed_at) // 86400000 % 2, count(*), sum(CAST(confidence * 1e9 AS BIGINT)),"
                + " sum(CAST(confidence * confidence * 1e9 AS BIGINT)) FROM scan GROUP BY ALL");
        all.add("SELECT " + confidenceBin + ", floor(conflict_score * 20)::UTINYINT, count(*) FROM scan GROUP BY ALL");
        CATEGORIES.forEach(name -> all.add("SELECT " + name + ", classification, count(*) FROM scan GROUP BY ALL"));
        all.add("SELECT " + missing() + ", count(*) FROM scan GROUP BY ALL");
        all.add(moments());
        String twice = "len(list_distinct(list_transform(flags, lambda f: f.type))) < len(flags)";
        all.add(
                "SELECT day, f.type, f.severity, f.category, count(*) FROM (SELECT epoch_ms(observed_at) // 86400000 AS day,"
                        + " unnest(flags) AS f FROM scan WHERE flags IS NOT NULL AND NOT " + twice + ") GROUP BY ALL");
        all.add("SELECT epoch_ms(observed_at) // 86400000 AS day, flags::VARCHAR, count(*) FROM scan WHERE"
                + " flags IS NOT NULL AND " + twice + " GROUP BY ALL");
        all.add("SELECT list_sort(list_transform(flags, lambda f: f.severity))::VARCHAR, count(*) FROM scan WHERE"
                + " flags IS NOT NULL GROUP BY ALL");
        return all;
    }

    private static String missing() {
        return CATEGORIES.stream()
                .map(name -> (1 << CATEGORIES.indexOf(name)) + " * (" + name + " IS NULL)::INTEGER")
                .collect(Collectors.joining(" + "));
    }

    private static String moments() {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.size(); i++) {
            sums.add("sum(CAST(p" + i + " * 1e9 AS BIGINT))");
            for (int j = 0; j <= i; j++) {
                sums.add("sum(CAST(p" + i + " * p" + j + " * 1e9 AS BIGINT))");
            }
        }
        String positions = IntStream.range(0, CATEGORIES.size())
                .mapToObj(i -> "c" + i + " / 100 AS p" + i)
                .collect(Collectors.joining(", "));
        return "SELECT missing, outcome, count(*), " + String.join(", ", sums) + " FROM (SELECT " + missing()
                + " AS missing, outcome, " + positions + " FROM scan WHERE outcome IS NOT NULL) GROUP BY ALL";
    }

    @Override
    public void close() throws IOException, SQLException {
        connection.close();
        Files.deleteIfExists(folder.resolve("scan.db"));
        Files.deleteIfExists(folder.resolve("scan.db.wal"));
        Files.delete(folder);
    }
}
