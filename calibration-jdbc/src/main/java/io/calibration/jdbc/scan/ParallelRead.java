package io.calibration.jdbc.scan;

import io.calibration.collect.internal.ProgressMeter;
import io.calibration.metrics.CollectionException;
import io.calibration.metrics.MetricSource.CollectionRequest;
import io.calibration.metrics.MetricsRecorder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/**
 * Reads ranges of the key at once, each on a connection of its own and into a recorder of its own. Rows are numbered in the order of the key,
 * so whatever the number of connections the outcome is the same.
 */
public final class ParallelRead {

    private static final long PROGRESS_MILLIS = 250;

    private final DataSource dataSource;
    private final ScanQuery query;
    private final String key;
    private final CollectionRequest request;
    private final LongAdder results = new LongAdder();

    public ParallelRead(DataSource dataSource, ScanQuery query, String key, CollectionRequest request) {
        this.dataSource = dataSource;
        this.query = query;
        this.key = key;
        this.request = request;
    }

    /** A range, how many rows of the window come before it and how many are in it. */
    private record Share(KeyRange range, long before, long rows) {}

    /**
     * Reads all ranges.
     *
     * @throws CollectionException when one could not be read otherwise than by the database's fault
     */
    public void read(MetricsRecorder recorder, int connections) throws SQLException {
        List<Share> shares = shares(connections);
        ExecutorService threads = Executors.newFixedThreadPool(shares.size());
        try {
            List<Future<?>> reads = new ArrayList<>();
            for (Share share : shares) {
                MetricsRecorder own = recorder.fork();
                reads.add(threads.submit(() -> {
                    read(share, own);
                    return null;
                }));
            }
            await(reads, shares.stream().mapToLong(Share::rows).sum());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CollectionException("Interrupted while table " + query.title() + " was read.", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private void await(List<Future<?>> reads, long rows) throws SQLException, InterruptedException {
        ProgressMeter progress = new ProgressMeter(request.progress());
        for (Future<?> read : reads) {
            while (!isDone(read)) {
                progress.advanced(results(), (double) results() / rows);
            }
        }
        progress.ended(results());
    }

    private boolean isDone(Future<?> read) throws SQLException, InterruptedException {
        try {
            read.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new CollectionException("Reading table " + query.title() + " failed.", e.getCause());
        }
    }

    /** The results read by all so far. */
    public long results() {
        return results.sum();
    }

    private void read(Share share, MetricsRecorder recorder) throws SQLException {
        ScanRows rows = new ScanRows(query, request.window(), recorder);
        rows.numberedAfter(share.before);
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, query.engine());
                Statement statement = session.statement();
                ResultSet found = statement.executeQuery(query.sql(request.window(), key, share.range))) {
            while (!Thread.currentThread().isInterrupted() && found.next()) {
                long before = rows.number();
                rows.next(found);
                results.add(rows.number() - before);
            }
            rows.end();
        }
    }

    private List<Share> shares(int connections) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                ScanSession session = ScanSession.open(connection, query.engine())) {
            List<Share> shares = new ArrayList<>();
            long before = 0;
            for (KeyRange range : ranges(session, connections)) {
                long rows = count(session, range);
                shares.add(new Share(range, before, rows));
                before += rows;
            }
            return shares;
        }
    }

    private List<KeyRange> ranges(ScanSession session, int connections) throws SQLException {
        String sql = "SELECT min(" + key + "), max(" + key + ")" + query.from(ScanQuery.ANY, request.window());
        try (Statement statement = session.statement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return KeyRange.split(row.getLong(1), row.getLong(2), connections);
        }
    }

    private long count(ScanSession session, KeyRange range) throws SQLException {
        String sql = "SELECT count(*)" + query.from(range.holds(key), request.window());
        try (Statement statement = session.statement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
