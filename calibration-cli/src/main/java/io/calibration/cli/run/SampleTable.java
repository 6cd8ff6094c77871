package io.calibration.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calibration.jdbc.JdbcMetricSource;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.ScanResult;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The sample in a table of an embedded H2 database, as a host would have it. */
final class SampleTable {

    private static final String NAME = "scan_results";

    /** Where it is, in words. */
    static final String ORIGIN = "table " + NAME + " of an embedded H2 database";

    private static final String DDL = "CREATE TABLE " + NAME
            + " (observed_at TIMESTAMP WITH TIME ZONE NOT NULL, logic_version VARCHAR(64) NOT NULL,"
            + " overall_score DOUBLE PRECISION NOT NULL, classification VARCHAR(64) NOT NULL,"
            + " category_scores VARCHAR, confidence DOUBLE PRECISION, flags VARCHAR, escalation VARCHAR,"
            + " tier VARCHAR(64), data_sufficient BOOLEAN, conflict_score DOUBLE PRECISION, outcome BOOLEAN)";
    private static final String INSERT = "INSERT INTO " + NAME + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcDataSource database = new JdbcDataSource();

    private SampleTable() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    }

    static SampleTable load(Iterable<ScanResult> results) throws IOException {
        SampleTable table = new SampleTable();
        try (Connection connection = table.database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(DDL);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (ScanResult result : results) {
                    bind(insert, result);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IOException("the embedded database did not take the sample", e);
        }
        return table;
    }

    MetricSource source() {
        return JdbcMetricSource.over(database, NAME);
    }

    private static void bind(PreparedStatement insert, ScanResult result) throws SQLException, IOException {
        insert.setObject(1, result.observedAt().atOffset(ZoneOffset.UTC));
        insert.setString(2, result.logicVersion());
        insert.setObject(3, result.overallScore());
        insert.setString(4, result.classification());
        insert.setString(5, JSON.writeValueAsString(result.categoryScores()));
        insert.setObject(6, result.confidence());
        insert.setString(7, JSON.writeValueAsString(result.flags()));
        insert.setString(8, result.escalations().isEmpty() ? null : JSON.writeValueAsString(result.escalations()));
        insert.setString(9, result.tier());
        insert.setObject(10, result.dataSufficient());
        insert.setObject(11, result.conflictScore());
        insert.setObject(12, result.outcome());
    }
}
