package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.collect.JsonLines;
import io.calibration.collect.SnapshotCollector;
import io.calibration.json.ConfigJson;
import io.calibration.json.SnapshotJson;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricSource.Progress;
import io.calibration.metrics.PrivacyPolicy;
import io.calibration.metrics.SnapshotLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each type that a column may have, by each way in which drivers hand over rows, ten times on one connection. */
class ColumnTypesTest {

    private static final int RUNS = 10; // at its sixth PostgreSQL's driver goes over to binary transfer

    private static final SnapshotLayout LAYOUT =
            SnapshotLayout.of(ConfigJson.read("""
            {"logic_version": "1.0.0", "score_scale": {"min": 0, "max": 1, "step": 0.1},
             "category_weights": {"trust": 1.0},
             "compatibility_thresholds": {"good": {"min_score": 0.7, "min_confidence": 0.7}, "bad": {"min_score": 0}}}
            """.getBytes(StandardCharsets.UTF_8)));

    private static final List<String> TEXTS = List.of("logic_version", "classification", "tier", "escalation");
    private static final List<String> NUMBERS = List.of("overall_score", "confidence", "conflict_score", "trust");
    private static final List<String> TRUTHS = List.of("data_sufficient", "outcome");
    private static final List<String> COLUMNS = Stream.of(List.of("observed_at"), TEXTS, NUMBERS, TRUTHS)
            .flatMap(List::stream)
            .toList();

    private static final List<Value> FRACTIONS = values("0.7", "0.1", "0.3", "0.5", "0.7000");
    private static final List<Value> LONG_FRACTIONS = values("0.1234567", "0.3333333", "0.000123456");
    private static final List<Value> WHOLES = values("1", "0");

    @TempDir
    Path folder;

    @BeforeAll
    static void createTypes() throws SQLException {
        ScanDatabase.POSTGRESQL.execute(
                "CREATE EXTENSION IF NOT EXISTS citext",
                "CREATE DOMAIN part_of_one AS REAL",
                "CREATE TYPE a_text AS ENUM ('1.0.0', 'good', 'free', 'odd')",
                "CREATE TYPE in_trust AS (trust REAL)");
    }

    /** A value in SQL and in JSON. */
    private record Value(String sql, String json) {}

    private static List<Value> values(String... texts) {
        return Stream.of(texts).map(text -> new Value(text, text)).toList();
    }

    private static final Map<String, Value> USUAL = Map.of(
            "observed_at", new Value("'2026-05-01 10:00:00'", "\"2026-05-01T10:00:00Z\""),
            "logic_version", new Value("'1.0.0'", "\"1.0.0\""),
            "classification", new Value("'good'", "\"good\""),
            "tier", new Value("'free'", "\"free\""),
            "escalation", new Value("'odd'", "\"odd\""));

    @ParameterizedTest
    @EnumSource
    void fractions(Transfer transfer) throws SQLException, IOException {
        List<String> types = switch (transfer.database()) {
            case H2 -> List.of("REAL", "FLOAT(10)", "FLOAT", "DOUBLE PRECISION", "NUMERIC(9, 4)", "DECFLOAT");
            case SQLITE -> List.of("REAL", "FLOAT", "NUMERIC", "DECIMAL(9, 4)", "INTEGER", "");
            case DUCKDB -> List.of("FLOAT", "DOUBLE", "DECIMAL(9, 4)", "DECIMAL(38, 10)");
            case POSTGRESQL -> List.of("REAL", "FLOAT8", "NUMERIC", "NUMERIC(9, 4)", "part_of_one");
            case MARIADB -> List.of("FLOAT", "FLOAT(7, 2)", "DOUBLE", "DOUBLE(7, 2)", "DECIMAL(9, 4)");
        };
        for (String type : types) {
            assertSame(transfer, NUMBERS, type, FRACTIONS);
            if (!type.endsWith(")") || type.equals("FLOAT(10)")) { // which keeps as many digits as there are
                assertSame(transfer, NUMBERS, type, LONG_FRACTIONS);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whole_numbers(Transfer transfer) throws SQLException, IOException {
        List<String> types = switch (transfer.database()) {
            case H2, POSTGRESQL -> List.of("SMALLINT", "INTEGER", "BIGINT", "DECIMAL(3)");
            case SQLITE -> List.of("INTEGER", "NUMERIC", "REAL", "");
            case DUCKDB -> List.of("TINYINT", "UTINYINT", "USMALLINT", "INTEGER", "UBIGINT", "HUGEINT", "UHUGEINT");
            case MARIADB ->
                List.of("TINYINT(1)", "TINYINT UNSIGNED", "SMALLINT", "MEDIUMINT", "INT UNSIGNED", "BIGINT UNSIGNED");
        };
        for (String type : types) {
            assertSame(transfer, NUMBERS, type, WHOLES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void texts(Transfer transfer) throws SQLException, IOException {
        String all = "('1.0.0', 'good', 'free', 'odd')";
        List<String> types = switch (transfer.database()) {
            case H2 -> List.of("CHAR(8)", "VARCHAR", "VARCHAR_IGNORECASE", "CLOB", "ENUM" + all);
            case SQLITE -> List.of("CHAR(8)", "VARCHAR(8)", "TEXT", "CLOB", "");
            case DUCKDB -> List.of("CHAR(8)", "VARCHAR", "ENUM" + all);
            case POSTGRESQL -> List.of("CHAR(8)", "VARCHAR(8)", "TEXT", "CITEXT", "a_text");
            case MARIADB -> List.of("CHAR(8)", "VARCHAR(8)", "TEXT", "ENUM" + all, "SET" + all);
        };
        for (String type : types) {
            assertSame(transfer, TEXTS, type, List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void truths(Transfer transfer) throws SQLException, IOException {
        List<String> types = switch (transfer.database()) {
            case H2 -> List.of("BOOLEAN", "BIT", "TINYINT", "INTEGER");
            case SQLITE -> List.of("BOOLEAN", "INTEGER", "");
            case DUCKDB -> List.of("BOOLEAN", "UTINYINT", "HUGEINT");
            case POSTGRESQL -> List.of("BOOLEAN", "BIT(1)", "SMALLINT", "INTEGER");
            case MARIADB -> List.of("BOOLEAN", "BIT(1)", "TINYINT", "INTEGER");
        };
        for (String type : types) {
            boolean bits = type.equals("BIT(1)");
            boolean words = type.equals("BOOLEAN");
            assertSame(
                    transfer,
                    TRUTHS,
                    type,
                    List.of(
                            new Value(words ? "TRUE" : bits ? "B'1'" : "1", "true"),
                            new Value(words ? "FALSE" : bits ? "B'0'" : "0", "false")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void times_of_a_zone(Transfer transfer) throws SQLException, IOException {
        String noon = "\"2026-05-01T12:00:00Z\"";
        Value atNoon = new Value("'2026-05-01 12:00:00+00:00'", noon);
        switch (transfer.database()) {
            case H2 -> assertSame(transfer, List.of("observed_at"), "TIMESTAMP WITH TIME ZONE", List.of(atNoon));
            case SQLITE, DUCKDB -> {
                assertSame(transfer, List.of("observed_at"), "TEXT", List.of(atNoon));
                assertSame(transfer, List.of("observed_at"), "TIMESTAMPTZ", List.of(atNoon));
            }
            case POSTGRESQL -> {
                assertSame(transfer, List.of("observed_at"), "TIMESTAMPTZ", List.of(atNoon));
                assertSame(transfer, List.of("observed_at"), "CHAR(30)", List.of(atNoon));
            }
            case MARIADB ->
                assertSame(
                        transfer,
                        List.of("observed_at"),
                        "TIMESTAMP(3) NULL",
                        List.of(new Value("'2026-05-01 21:00:00'", noon))); // in the zone of the session
        }
    }

    @ParameterizedTest
    @EnumSource
    void times_without_a_zone(Transfer transfer) throws SQLException, IOException {
        List<String> types = switch (transfer.database()) {
            case H2, POSTGRESQL -> List.of("TIMESTAMP", "TIMESTAMP(3)", "VARCHAR(30)");
            case SQLITE -> List.of("DATETIME", "TIMESTAMP", "TEXT", "");
            case DUCKDB -> List.of("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DATETIME");
            case MARIADB -> List.of("DATETIME", "DATETIME(6)", "VARCHAR(30)");
        };
        for (String type : types) {
            assertSame(transfer, List.of("observed_at"), type, List.of(USUAL.get("observed_at")), true);
        }
        assertSame(
                transfer,
                List.of("observed_at"),
                "DATE",
                List.of(new Value("'2026-05-02'", "\"2026-05-02T00:00:00Z\"")),
                true);
    }

    @ParameterizedTest
    @EnumSource
    void scores_in_a_document(Transfer transfer) throws SQLException, IOException {
        List<String> types = switch (transfer.database()) {
            case H2 -> List.of("VARCHAR", "CHAR(30)", "JSON");
            case SQLITE -> List.of("TEXT", "JSON", "");
            case DUCKDB -> List.of("JSON", "VARCHAR", "MAP(VARCHAR, FLOAT)", "STRUCT(trust FLOAT)");
            case POSTGRESQL -> List.of("JSON", "JSONB", "TEXT", "CHAR(30)", "in_trust");
            case MARIADB -> List.of("JSON", "VARCHAR(30)", "CHAR(30)");
        };
        for (String type : types) {
            UnaryOperator<String> sql = type.startsWith("MAP")
                    ? score -> "MAP {'trust': " + score + "}"
                    : type.startsWith("STRUCT")
                            ? score -> "{'trust': " + score + "}"
                            : type.equals("in_trust")
                                    ? score -> "ROW(" + score + ")"
                                    : score -> (type.equals("JSON") && transfer == Transfer.H2 ? "JSON " : "")
                                            + "'{\"trust\": " + score + "}'";
            List<Value> values = FRACTIONS.stream()
                    .map(score -> new Value(sql.apply(score.sql), score.json))
                    .toList();
            assertSame(transfer, List.of("trust"), type, values);
        }
    }

    private void assertSame(Transfer transfer, List<String> columns, String type, List<Value> values)
            throws SQLException, IOException {
        assertSame(transfer, columns, type, values, !columns.contains("observed_at"));
    }

    /** A result for each value; what has no value of its own is as usual. */
    private void assertSame(
            Transfer transfer, List<String> columns, String type, List<Value> values, boolean inLocalTime)
            throws SQLException, IOException {
        String name = ScanDatabase.newName("typed");
        String types = COLUMNS.stream()
                .map(column ->
                        column + " " + (columns.contains(column) ? type : usualType(transfer.database(), column)))
                .collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>(List.of("CREATE TABLE " + name + " (" + types + ")"));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.max(1, values.size()); i++) {
            Value own = values.isEmpty() ? null : values.get(i);
            statements.add(COLUMNS.stream()
                    .map(column -> value(column, columns, own).sql)
                    .collect(Collectors.joining(", ", "INSERT INTO " + name + " VALUES (", ")")));
            lines.add(COLUMNS.stream()
                    .map(column -> json(column, value(column, columns, own).json))
                    .collect(Collectors.joining(",", "{", "}")));
        }
        transfer.database().execute(statements.toArray(String[]::new));
        String expected = snapshot(JsonLines.in(Files.write(folder.resolve(name), lines)));
        boolean document = columns.equals(List.of("trust"));
        ScanTable named = ScanTable.named(name).withoutFlags();
        ScanTable table = document ? named.categoryScoresInJson("trust") : named.categoryScoresInColumns("trust");
        try (Pool pool = new Pool(transfer.open(), 1)) {
            MetricSource source =
                    transfer.over(pool, inLocalTime ? table.observedAt("observed_at", ZoneOffset.UTC) : table);
            for (int run = 1; run <= RUNS; run++) {
                assertThat(snapshot(source))
                        .as("%s: %s, run %d", transfer, type, run)
                        .isEqualTo(expected);
            }
        }
    }

    private static Value value(String column, List<String> columns, Value own) {
        if (columns.contains(column) && (own != null)) {
            return own;
        }
        return TRUTHS.contains(column) ? new Value("TRUE", "true") : USUAL.getOrDefault(column, new Value("1", "1"));
    }

    private static String usualType(ScanDatabase database, String column) {
        return TEXTS.contains(column)
                ? database.text
                : NUMBERS.contains(column) ? database.number : TRUTHS.contains(column) ? "BOOLEAN" : database.localTime;
    }

    private static String json(String column, String value) {
        return column.equals("trust") ? "\"category_scores\":{\"trust\":" + value + "}" : "\"" + column + "\":" + value;
    }

    private static String snapshot(MetricSource source) {
        return new String(
                SnapshotJson.write(
                        SnapshotCollector.collect(source, new CollectionRequest(DayWindow.ALL, LAYOUT, Progress.NONE)),
                        PrivacyPolicy.exact()),
                StandardCharsets.UTF_8);
    }
}
