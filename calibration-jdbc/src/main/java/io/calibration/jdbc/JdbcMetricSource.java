package io.calibration.jdbc;

import io.calibration.collect.ScanMapping;
import io.calibration.collect.internal.ProgressMeter;
import io.calibration.config.KnownLabels;
import io.calibration.jdbc.duckdb.PushDown;
import io.calibration.jdbc.duckdb.PushedColumns;
import io.calibration.jdbc.scan.CheckedTable;
import io.calibration.jdbc.scan.ColumnKind;
import io.calibration.jdbc.scan.MappedTable;
import io.calibration.jdbc.scan.ParallelRead;
import io.calibration.jdbc.scan.ScanEngine;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanRows;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.jdbc.scan.TableCheck;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
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
 * Scan results in a host's table, as a {@link ScanTable} describes it. Unless {@linkplain #inParallel more are asked for}, each collection
 * uses one connection, read-only and in one transaction: DuckDB is asked for aggregates where its columns allow it; else one query has rows
 * handed over as the driver gives them, so memory does not grow with the table. Only the window's rows are asked for. What is wrong with
 * a row is reported by its number as it was read. Immutable and thread-safe.
 */
public final class JdbcMetricSource implements MetricSource {

    private final DataSource dataSource;
    private final ScanQuery query;
    private final @Nullable PushedColumns columns; // what the database aggregates; null when rows are streamed
    private final CollectionPlan plan;
    private final KnownLabels labels;
    private final int connections;

    private JdbcMetricSource(
            DataSource dataSource,
            ScanQuery query,
            @Nullable PushedColumns columns,
            CollectionPlan plan,
            KnownLabels labels,
            int connections) {
        this.dataSource = dataSource;
        this.query = query;
        this.columns = columns;
        this.plan = plan;
        this.labels = labels;
        this.connections = connections;
    }

    /**
     * The results of a table whose columns are named as the fields; see {@link ScanTable#named}.
     *
     * @throws IllegalArgumentException when the name is none of a plain table
     * @throws CollectionException when the table is not so, with every mistake, or the database cannot be reached
     */
    public static JdbcMetricSource over(DataSource dataSource, String table) {
        return over(dataSource, ScanTable.named(table));
    }

    /**
     * The results of a table. Names and types are held against the database at once.
     *
     * @param dataSource hands out connections. One without auto-commit is taken to be in a transaction of the host: the table is read
     *     within it, and ending it is left to the host or its pool
     * @throws CollectionException when the table is not as described, with every mistake, or the database cannot be reached
     */
    public static JdbcMetricSource over(DataSource dataSource, ScanTable table) {
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, ScanEngine.of(connection))) {
            return planned(dataSource, TableCheck.query(session.connection(), table.described()), table.labels());
        } catch (SQLException e) {
            throw new CollectionException(
                    "The database could not be asked about table "
                            + table.described().name() + ". Check the connection and the permission to select.",
                    e);
        }
    }

    /**
     * The results of a table, or of a view, whose columns mean what a mapping says: each value is read as the text that the driver makes of
     * it. All rows are read, in one read-only pass and as the driver hands them over; those outside the window are counted as such. Collecting throws a {@link CollectionException}
     * when the table lacks columns (names all of them), or cannot be read.
     *
     * @param table its name, plain or with a schema before it
     * @throws IllegalArgumentException when the name is more than that
     */
    public static MetricSource over(DataSource dataSource, String table, ScanMapping mapping) {
        return mapping.over(new MappedTable(dataSource, table));
    }

    private static JdbcMetricSource planned(DataSource dataSource, ScanQuery query, KnownLabels labels) {
        try {
            PushedColumns columns = PushedColumns.of(query);
            return new JdbcMetricSource(dataSource, query, columns, CollectionPlan.AGGREGATED, labels, 1);
        } catch (PushedColumns.Unsuited e) {
            CollectionPlan plan = CollectionPlan.streamed(String.valueOf(e.getMessage()));
            return new JdbcMetricSource(dataSource, query, null, plan, labels, 1);
        }
    }

    /** How results are collected and why: aggregated by the database, or streamed from it. */
    public CollectionPlan plan() {
        return plan;
    }

    /**
     * The same results, read on several connections at once where rows are streamed: each reads a range of the {@link ScanTable#key}, a
     * column of whole numbers. Rows are then numbered in the order of the key. Each connection sees its own moment of the table, so a result
     * that is written meanwhile may or may not count, and no result counts twice. A window that the database cannot tell exactly (times
     * as text; MariaDB's TIMESTAMP) is read on one connection, and so is DuckDB. Where the data source hands over fewer connections, ranges
     * wait for one; after a failure the other ranges end at their next row.
     *
     * @param connections how many at most, and as many threads; at least 1
     * @throws IllegalArgumentException when there are fewer, or the table has no such key
     */
    public JdbcMetricSource inParallel(int connections) {
        if ((connections < 1) || (query.key() == null) || !isWhole(query.key().kind())) {
            throw new IllegalArgumentException("Reading in parallel needs at least one connection, and a key of whole"
                    + " numbers: name its column with key(...).");
        }
        return new JdbcMetricSource(dataSource, query, columns, plan, labels, connections);
    }

    private static boolean isWhole(ColumnKind kind) {
        return (kind == ColumnKind.INTEGER) || (kind == ColumnKind.ANY);
    }

    /** The categories and the reasons' codes that the {@link ScanTable} names. */
    @Override
    public KnownLabels labels() {
        return labels;
    }

    /** The same results, streamed whatever the database could do. */
    JdbcMetricSource streaming() {
        return new JdbcMetricSource(
                dataSource, query, null, CollectionPlan.streamed("that was asked for"), labels, connections);
    }

    /**
     * Has the window's rows aggregated, or reads them.
     *
     * @throws CollectionException when reading fails; the message says after how many results
     */
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
