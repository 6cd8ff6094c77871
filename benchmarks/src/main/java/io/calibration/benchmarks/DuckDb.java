package io.calibration.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The same aggregates in SQL, by DuckDB in one thread over a native table in memory, one column a value. */
final class DuckDb implements AutoCloseable {

    private static final List<String> CATEGORIES = GeneratedScan.CATEGORIES;
    private static final String HISTOGRAM = "SELECT %s, count(*) FROM scans GROUP BY ALL";
    private static final String PERCENTILES = "SELECT quantile_cont(%s, [0.05, 0.25, 0.5, 0.75, 0.95]) FROM scans";

    private final Connection connection;

    DuckDb(ScanColumns columns) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute(
                    "CREATE TABLE scans (day INTEGER, score DOUBLE, class UTINYINT, confidence DOUBLE, conflict DOUBLE, "
                            + CATEGORIES.stream()
                                    .map(name -> name + " DOUBLE, ")
                                    .collect(Collectors.joining())
                            + "type1 UTINYINT, type2 UTINYINT, type3 UTINYINT, severity1 UTINYINT, severity2 UTINYINT, severity3 UTINYINT, "
                            + "place1 UTINYINT, place2 UTINYINT, place3 UTINYINT, "
                            + "reason UTINYINT, tier UTINYINT, sufficient BOOLEAN, outcome BOOLEAN)");
        }
        load(columns);
    }

    private void load(ScanColumns columns) throws SQLException {
        try (DuckDBAppender to = connection.unwrap(DuckDBConnection.class).createAppender("main", "scans")) {
            for (int row = 0; row < columns.size; row++) {
                append(columns, row, to);
            }
        }
    }

    private static void append(ScanColumns from, int row, DuckDBAppender to) throws SQLException {
        to.beginRow();
        to.append((int) (from.observedAt[row] / 86_400_000L))
                .append(from.score[row])
                .append(from.classes[row]);
        appendNumber(from.confidence[row], to);
        appendNumber(from.conflict[row], to);
        for (int i = 0; i < CATEGORIES.size(); i++) {
            appendNumber(from.categoryScore[row * CATEGORIES.size() + i], to);
        }
        for (byte[] column : List.of(from.flagType, from.flagSeverity, from.flagCategory)) {
            for (int i = 0; i < ScanColumns.FLAGS; i++) {
                appendCode(i < from.flags[row] ? column[row * ScanColumns.FLAGS + i] : -1, to);
            }
        }
        appendCode(from.reason[row], to);
        to.append(from.tier[row]);
        appendTruth(from.sufficient[row], from.sufficient[row] < 0, to);
        appendTruth(from.outcome[row], from.outcome[row] > 1, to);
        to.endRow();
    }

    private static void appendNumber(double value, DuckDBAppender to) throws SQLException {
        if (Double.isNaN(value)) {
            to.appendNull();
        } else {
            to.append(value);
        }
    }

    private static void appendCode(int code, DuckDBAppender to) throws SQLException {
        if (code < 0) {
            to.appendNull();
        } else {
            to.append((byte) code);
        }
    }

    private static void appendTruth(byte value, boolean absent, DuckDBAppender to) throws SQLException {
        if (absent) {
            to.appendNull();
        } else {
            to.append(value == 1);
        }
    }

    /** Everything of a snapshot as histograms and sums, as the library counts it. The number of rows that come out. */
    int histograms() throws SQLException {
        int rows = query(HISTOGRAM.formatted("score"));
        for (String category : CATEGORIES) {
            rows += query(HISTOGRAM.formatted(category + ", class"));
        }
        return rows + theRest();
    }

    /** The same, but with exact percentiles instead of histograms. The number of rows that come out. */
    int percentiles() throws SQLException {
        int rows = query(PERCENTILES.formatted("score"));
        for (String category : CATEGORIES) {
            rows += query(PERCENTILES.formatted(category));
        }
        return rows + theRest();
    }

    private int theRest() throws SQLException {
        int rows = query(decisions()) + query(pairs());
        rows += query(
                "SELECT day, class, count(*), count(type1), count(reason), count(*) FILTER (NOT sufficient), count(outcome) "
                        + "FROM scans GROUP BY day, class");
        for (int i = 1; i <= ScanColumns.FLAGS; i++) {
            rows += query(
                    "SELECT day, type%1$d, severity%1$d, place%1$d, count(*) FROM scans WHERE type%1$d IS NOT NULL GROUP BY ALL"
                            .formatted(i));
        }
        rows += query("SELECT reason, count(*) FROM scans WHERE reason IS NOT NULL GROUP BY reason");
        rows += query("SELECT tier, class, sufficient, count(*) FROM scans GROUP BY ALL");
        rows += query(
                "SELECT class, count(confidence), sum(confidence), sum(confidence * confidence) FROM scans GROUP BY class");
        rows += query("SELECT floor(confidence * 20), floor(conflict * 20), count(*) FROM scans GROUP BY ALL");
        rows += query("SELECT score, count(*), sum(outcome::INT) FROM scans WHERE outcome IS NOT NULL GROUP BY score");
        return rows
                + query(
                        "SELECT floor(confidence * 20), count(*), sum(outcome::INT), sum(confidence), sum(confidence * confidence) "
                                + "FROM scans WHERE outcome IS NOT NULL GROUP BY ALL");
    }

    private static String decisions() {
        return "SELECT score, floor(confidence * 20), "
                + "(severity1 IS NOT DISTINCT FROM 0)::INT + (severity2 IS NOT DISTINCT FROM 0)::INT + (severity3 IS NOT DISTINCT FROM 0)::INT, "
                + "(severity1 IS NOT DISTINCT FROM 1)::INT + (severity2 IS NOT DISTINCT FROM 1)::INT + (severity3 IS NOT DISTINCT FROM 1)::INT, "
                + "class, outcome, day % 2, count(*) FROM scans GROUP BY ALL";
    }

    private static String pairs() {
        List<String> sums = new ArrayList<>();
        for (int i = 0; i < CATEGORIES.size(); i++) {
            for (int j = 0; j <= i; j++) {
                String a = CATEGORIES.get(i);
                String b = CATEGORIES.get(j);
                sums.add("count(%1$s + %2$s), sum(%1$s * %2$s), sum(%1$s) FILTER (%2$s IS NOT NULL), ".formatted(a, b)
                        + "sum(%2$s) FILTER (%1$s IS NOT NULL)".formatted(a, b));
            }
        }
        return "SELECT outcome, " + String.join(", ", sums) + " FROM scans WHERE outcome IS NOT NULL GROUP BY outcome";
    }

    private int query(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int rows = 0;
            while (result.next()) {
                rows++;
            }
            return rows;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
