package io.calibration.benchmarks;

import io.calibration.metrics.Outcome;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Generated results in a table of a PostgreSQL server, category scores and flags in JSON columns. */
final class PostgresScans implements AutoCloseable {

    static final String TABLE = "scan_results";

    private static final long SEED = 20261101;

    private final EmbeddedPostgres server;

    PostgresScans(int results) throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (id BIGINT PRIMARY KEY, observed_at TIMESTAMPTZ NOT NULL,"
                    + " logic_version TEXT NOT NULL, overall_score DOUBLE PRECISION NOT NULL, classification TEXT NOT NULL,"
                    + " category_scores JSONB, confidence DOUBLE PRECISION, flags JSONB, escalation TEXT, tier TEXT,"
                    + " data_sufficient BOOLEAN, conflict_score DOUBLE PRECISION, outcome BOOLEAN)");
            copy(statement, results);
            statement.execute("VACUUM ANALYZE " + TABLE);
        }
    }

    DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    /** The server reads the file itself, as another user. */
    private static void copy(Statement statement, int results) throws IOException, SQLException {
        Path file = Files.createTempFile(
                "scans", ".tsv", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try {
            write(file, results);
            statement.execute("COPY " + TABLE + " FROM '" + file + "'");
        } finally {
            Files.delete(file);
        }
    }

    private static void write(Path file, int results) throws IOException {
        GeneratedScan scan = new GeneratedScan(SEED, results);
        StringBuilder line = new StringBuilder();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int id = 0; id < results; id++) {
                append(id, scan.next(), line);
                writer.append(line);
                line.setLength(0);
            }
        }
    }

    private static void append(int id, GeneratedScan scan, StringBuilder to) {
        to.append(id)
                .append('\t')
                .append(Instant.ofEpochMilli(scan.observedAtMillis()))
                .append('\t');
        to.append(scan.logicVersion()).append('\t').append(scan.overallScore()).append('\t');
        to.append(scan.classification()).append("\t{");
        String comma = "";
        for (int i = 0; i < scan.categories(); i++) {
            if (!Double.isNaN(scan.categoryScore(i))) {
                to.append(comma)
                        .append('"')
                        .append(scan.category(i))
                        .append("\":")
                        .append((int) scan.categoryScore(i));
                comma = ",";
            }
        }
        to.append("}\t").append(orNull(scan.confidence())).append("\t[");
        for (int i = 0; i < scan.flags(); i++) {
            to.append(i == 0 ? "" : ",").append("{\"type\":\"").append(scan.flagType(i));
            to.append("\",\"severity\":\"").append(scan.flagSeverity(i));
            to.append("\",\"category\":\"").append(scan.flagCategory(i)).append("\"}");
        }
        to.append("]\t")
                .append(scan.escalations() == 0 ? "\\N" : scan.escalation(0))
                .append('\t');
        to.append(orNull(scan.tier()))
                .append('\t')
                .append(orNull(scan.dataSufficient()))
                .append('\t');
        to.append(orNull(scan.conflictScore())).append('\t');
        to.append(scan.outcome() == Outcome.ABSENT ? "\\N" : scan.outcome() == Outcome.YES)
                .append('\n');
    }

    private static String orNull(double value) {
        return Double.isNaN(value) ? "\\N" : Double.toString(value);
    }

    private static String orNull(@Nullable Object value) {
        return value == null ? "\\N" : value.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
