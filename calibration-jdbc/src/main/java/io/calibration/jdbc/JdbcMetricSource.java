package io.calibration.jdbc;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.CollectionRequest;
import io.calibration.metrics.DayWindow;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jooq.Cursor;
import org.jooq.exception.DataAccessException;

/**
 * Scan results in a plain table, one row a result and one column a field: {@code observed_at} (TIMESTAMP WITH TIME ZONE),
 * {@code logic_version}, {@code overall_score}, {@code classification}, {@code category_scores} (a JSON object as text),
 * {@code confidence}, {@code flags} (a JSON list as text), {@code escalation} (a reason, or a JSON list of reasons), {@code tier},
 * {@code data_sufficient}, {@code conflict_score} and {@code outcome}. One pass, read-only, row by row; only the window's rows are
 * asked for. Reports what is wrong by the number of the row as it was read. Immutable and thread-safe.
 */
public final class JdbcMetricSource implements MetricSource {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");
    private static final int FETCH_SIZE = 1_000;

    private final DataSource dataSource;
    private final String table;

    private JdbcMetricSource(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /**
     * The results of a table.
     *
     * @param table its name without a schema, letters, digits and underscores; upper and lower case do not matter when only one table
     *     is meant
     * @throws IllegalArgumentException when the name is none of a plain table
     */
    public static MetricSource over(DataSource dataSource, String table) {
        if (!IDENTIFIER.matcher(table).matches()) {
            throw new IllegalArgumentException("The table's name must be letters, digits and underscores, at most 63,"
                    + " and must not begin with a digit. Name a table of the connection's schema.");
        }
        return new JdbcMetricSource(dataSource, table);
    }

    /**
     * Reads the window's rows.
     *
     * @throws CollectionException when the table or one of its columns is not there or is of another type, or when reading fails
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        ScanRow row = new ScanRow(recorder);
        try (Connection connection = dataSource.getConnection()) {
            boolean readOnly = connection.isReadOnly();
            boolean autoCommit = connection.getAutoCommit();
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // some databases send rows in portions only within a transaction
            try {
                read(connection, request, row);
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
                connection.setReadOnly(readOnly);
            }
        } catch (SQLException | DataAccessException e) {
            throw new CollectionException(
                    "Reading table " + table + " failed after " + row.number()
                            + " rows. Check the connection and the permission to select.",
                    e);
        }
    }

    private void read(Connection connection, CollectionRequest request, ScanRow row) throws SQLException {
        ProgressMeter progress = new ProgressMeter(request.progress());
        ScanTable scans = ScanTable.find(connection, table);
        DayWindow window = request.window();
        try (Cursor<?> cursor =
                        scans.select(connection, window).fetchSize(FETCH_SIZE).fetchLazy();
                ResultSet rows = cursor.resultSet()) {
            while (rows.next()) {
                row.record(rows);
                if (progress.isDue(row.number())) {
                    progress.advanced(row.number(), Double.NaN);
                }
            }
        }
        progress.advanced(row.number(), 1);
    }
}
