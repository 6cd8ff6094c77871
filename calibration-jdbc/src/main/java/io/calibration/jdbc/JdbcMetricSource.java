package io.calibration.jdbc;

import io.calibration.collect.ScanMapping;
import io.calibration.config.KnownLabels;
import io.calibration.jdbc.duckdb.PushedColumns;
import io.calibration.jdbc.scan.ColumnKind;
import io.calibration.jdbc.scan.MappedTable;
import io.calibration.jdbc.scan.ScanEngine;
import io.calibration.jdbc.scan.ScanQuery;
import io.calibration.jdbc.scan.ScanSession;
import io.calibration.jdbc.scan.TableCheck;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsRecorder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Scan results in a host's table, as a {@link ScanTable} or a {@link ScanMapping} describes it, or in Parquet files. Unless
 * {@linkplain #inParallel more are asked for}, each collection uses one connection, read-only and in one transaction: DuckDB is asked for
 * aggregates where a {@link ScanTable}'s columns allow it; else one query has rows handed over as the driver gives them, so memory does not
 * grow with the table. What is wrong with a row is reported by its number as it was read. Immutable and thread-safe.
 */
public final class JdbcMetricSource implements MetricSource {

    private final MetricSource reading;
    private final CollectionPlan plan;

    private JdbcMetricSource(MetricSource reading, CollectionPlan plan) {
        this.reading = reading;
        this.plan = plan;
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
     * it. All rows are read, in one read-only pass and as the driver hands them over, those of joined tables after the results that they belong to;
     * those outside the window are counted as such. Collecting throws a {@link CollectionException} when tables or columns are not there (names all of them),
     * or cannot be read; and where rows of other tables are joined, when the key of a result is null or there twice, a joined column has the name of one of the
     * table's own, or none of a table's rows belongs to a result.
     *
     * @param table its name, plain or with a schema before it
     * @throws IllegalArgumentException when the name is more than that
     */
    public static JdbcMetricSource over(DataSource dataSource, String table, ScanMapping mapping) {
        return new JdbcMetricSource(
                mapping.over(MappedTable.of(dataSource, table, mapping)),
                CollectionPlan.streamed("a mapping says of each value what it means"));
    }

    /**
     * The results in Parquet files, whose columns mean what a mapping says. DuckDB reads the files, as if they were one table, and hands over their
     * rows; lists and structs come as JSON. A column that only some of the files have is absent in the others. Collecting throws a {@link CollectionException}
     * when columns are missing (names all of them), a file cannot be read, or the data source is not one of DuckDB.
     *
     * @param duckDb any database of DuckDB, such as one in memory; nothing is stored in it. To hand over rows as they are read its URL needs
     *     {@code jdbc_stream_results=true}
     * @param files at least one
     * @throws IllegalArgumentException when no file is named, or the mapping joins rows of other tables
     */
    public static JdbcMetricSource parquet(DataSource duckDb, ScanMapping mapping, Path... files) {
        if (files.length == 0) {
            throw new IllegalArgumentException("Name at least one file of scan results.");
        }
        return new JdbcMetricSource(
                mapping.over(MappedTable.ofParquet(duckDb, List.of(files), mapping)),
                CollectionPlan.streamed("DuckDB reads the file, and a mapping says of each value what it means"));
    }

    private static JdbcMetricSource planned(DataSource dataSource, ScanQuery query, KnownLabels labels) {
        try {
            PushedColumns columns = PushedColumns.of(query);
            return new JdbcMetricSource(
                    new TableReading(dataSource, query, columns, labels, 1), CollectionPlan.AGGREGATED);
        } catch (PushedColumns.Unsuited e) {
            return new JdbcMetricSource(
                    new TableReading(dataSource, query, null, labels, 1),
                    CollectionPlan.streamed(String.valueOf(e.getMessage())));
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
        if (connections < 1 || !(reading instanceof TableReading table) || !hasWholeKey(table.query())) {
            throw new IllegalArgumentException(
                    "Reading in parallel needs at least one connection, and a ScanTable with a key of"
                            + " whole numbers: name its column with key(...).");
        }
        return new JdbcMetricSource(table.on(connections), plan);
    }

    private static boolean hasWholeKey(ScanQuery query) {
        return query.key() != null
                && (query.key().kind() == ColumnKind.INTEGER || query.key().kind() == ColumnKind.ANY);
    }

    /** The labels that the description of the table names. */
    @Override
    public KnownLabels labels() {
        return reading.labels();
    }

    /** The same results of a {@link ScanTable}, streamed whatever the database could do. */
    JdbcMetricSource streaming() {
        return new JdbcMetricSource(
                ((TableReading) reading).streaming(), CollectionPlan.streamed("that was asked for"));
    }

    /**
     * Has the window's rows aggregated, or reads them.
     *
     * @throws CollectionException when reading fails; the message says after how many results
     */
    @Override
    public void collect(CollectionRequest request, MetricsRecorder recorder) {
        reading.collect(request, recorder);
    }
}
