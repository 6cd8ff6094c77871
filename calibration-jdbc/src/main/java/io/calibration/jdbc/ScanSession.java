package io.calibration.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A connection of the host while rows are read from it: read-only, in one transaction, and set so that the database hands over rows a few
 * at a time. At the end it gets its settings back.
 */
final class ScanSession implements AutoCloseable {

    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final Deque<Undo> undone = new ArrayDeque<>();

    private ScanSession(Connection connection) {
        this.connection = connection;
    }

    private interface Undo {
        void run() throws SQLException;
    }

    static ScanSession open(Connection connection, ScanEngine engine) throws SQLException {
        ScanSession session = new ScanSession(connection);
        try {
            session.prepare(engine);
            return session;
        } catch (SQLException e) {
            session.closeAfter(e);
            throw e;
        }
    }

    private void prepare(ScanEngine engine) throws SQLException {
        switch (engine) {
            case DUCKDB -> beginDuckDb();
            case SQLITE -> queryOnly();
            case H2 -> {
                begin();
                streamH2();
            }
            default -> begin();
        }
    }

    /** PostgreSQL and others send rows in portions only within a transaction. */
    private void begin() throws SQLException {
        boolean readOnly = connection.isReadOnly();
        boolean autoCommit = connection.getAutoCommit();
        undone.push(() -> connection.setReadOnly(readOnly));
        connection.setReadOnly(true);
        undone.push(() -> connection.setAutoCommit(autoCommit));
        connection.setAutoCommit(false);
        undone.push(connection::rollback);
    }

    /** A single query of SQLite reads one state and streams by itself; its driver cannot be made read-only once it is open. */
    private void queryOnly() throws SQLException {
        int before = number("PRAGMA query_only");
        undone.push(() -> execute("PRAGMA query_only = " + before));
        execute("PRAGMA query_only = ON");
        if (!connection.getAutoCommit()) {
            undone.push(connection::rollback);
        }
    }

    /** Whether DuckDB streams is a matter of the connection alone: {@code jdbc_stream_results}. */
    private void beginDuckDb() throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        undone.push(() -> connection.setAutoCommit(autoCommit));
        connection.setAutoCommit(true);
        execute("BEGIN TRANSACTION READ ONLY");
        undone.push(() -> execute("ROLLBACK"));
    }

    /** H2 makes the whole answer first, unless it is told to be lazy. */
    private void streamH2() throws SQLException {
        boolean lazy = isLazyH2();
        undone.push(() -> execute("SET LAZY_QUERY_EXECUTION " + (lazy ? 1 : 0)));
        execute("SET LAZY_QUERY_EXECUTION 1");
    }

    /** H2 does not tell the setting, but shows it: a lazy query fails at its row, any other before. */
    private boolean isLazyH2() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT 1 / (X - 1) FROM SYSTEM_RANGE(1, 1)").close();
            return true;
        } catch (SQLException e) {
            if (e.getSQLState().equals("22012")) { // division by zero
                return false;
            }
            throw e;
        }
    }

    /** A statement whose rows come a few at a time. */
    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }

    private int number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void closeAfter(SQLException failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Undoes everything, the last first, even where one fails. */
    @Override
    public void close() throws SQLException {
        SQLException first = null;
        while (!undone.isEmpty()) {
            try {
                undone.pop().run();
            } catch (SQLException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
