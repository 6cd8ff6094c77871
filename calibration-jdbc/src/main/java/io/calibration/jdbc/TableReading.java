package io.calibration.jdbc;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.config.KnownLabels;
import io.calibration.jdbc.duckdb.PushDown;
import io.calibration.jdbc.duckdb.PushedColumns;
import io.calibration.jdbc.scan.CheckedTable;
import io.calibration.jdbc.scan.ParallelRead;
import io.calibration.jdbc.scan.ScanEngine;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanRows;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricsPart;
import io.calibration.metrics.MetricsRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The results of a table that is as a {@link ScanTable} describes it.
 *
 * @param columns what the database aggregates; null when rows are streamed
 * @param labels the categories and the reasons' codes that the {@link ScanTable} names
 * @param connections how many at most
 */
record TableReading(
        DataSource dataSource, ScanQuery query, @Nullable PushedColumns columns, KnownLabels labels, int connections)
        implements MetricSource {

    /** The same, streamed whatever the database could do. */
    TableReading streaming() {
        return new TableReading(dataSource, query, null, labels, connections);
    }

    /** The same, on so many connections. */
    TableReading on(int most) {
        return new TableReading(dataSource, query, columns, labels, most);
    }

    /** Has the window's rows aggregated, or reads them. */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        CheckedTable.Column key = query.key();
        if ((connections > 1) && (key != null) && canBeSplit(request)) {
            collect(new ParallelRead(dataSource, query, key.sql(), request), recorder);
            return;
        }
        ScanRows rows = new ScanRows(query, request.window(), recorder);
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, query.engine())) {
            read(session, request, recorder, rows);
        } catch (SQLException e) {
            throw failed(rows.number(), e);
        }
    }

    /** DuckDB is out: its driver may refuse to open a file again while the file's last connection is closed. */
    private boolean canBeSplit(CollectionRequest request) {
        return (columns == null)
                && (query.engine() != ScanEngine.DUCKDB)
                && query.time().isExact(request.window());
    }

    private void collect(ParallelRead reading, MetricsRecorder recorder) {
        try {
            reading.read(recorder, connections);
        } catch (SQLException e) {
            throw failed(reading.results(), e);
        }
    }

    private CollectionException failed(long results, SQLException e) {
        return new CollectionException(
                "Reading table " + query.title() + " failed after " + results
                        + " results. Check the connection and the permission to select, and collect again.",
                e);
    }

    private void read(ScanSession session, CollectionRequest request, MetricsRecorder recorder, ScanRows rows)
            throws SQLException {
        if (columns != null) {
            PushDown pushDown = new PushDown(session, query, columns, request);
            Optional<MetricsPart> plain = pushDown.aggregate();
            if (plain.isPresent()) {
                recorder.add(plain.get());
                Optional<String> odd = pushDown.oddRows();
                if (odd.isPresent()) {
                    rows.numberedBy(query.parts().size() + 1);
                    stream(session, request, odd.get(), rows);
                }
                return;
            }
        }
        stream(session, request, query.sql(request.window()), rows);
    }

    private static void stream(ScanSession session, CollectionRequest request, String sql, ScanRows rows)
            throws SQLException {
        ProgressMeter progress = new ProgressMeter(request.progress());
        try (Statement statement = session.statement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.next(found);
                if (progress.isDue(rows.number())) {
                    progress.advanced(rows.number(), Double.NaN);
                }
            }
        }
        rows.end();
        progress.ended(rows.number());
    }
}
