package io.calibration.jdbc.scan;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A connection of the host while rows are read from it: read-only, in one transaction, and set so that the database hands over rows a few
 * at a time, all of them and with all their digits. At the end it gets its settings back. A connection that comes without auto-commit is in the
 * transaction of somebody else, which goes on afterwards as it was.
 */
public final class ScanSession implements AutoCloseable {

    private static final int FETCH_SIZE = 1_000;

    private final Connection connection;
    private final Deque<Undo> undone = new ArrayDeque<>();

    private ScanSession(Connection connection) {
        this.connection = connection;
    }

    /** The connection, while the session lasts. */
    public Connection connection() {
        return connection;
    }

    private interface Undo {
        void run() throws SQLException;
    }

    public static ScanSession open(Connection connection, ScanEngine engine) throws SQLException {
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
        if (!connection.getAutoCommit()) {
            join(engine);
        } else if (engine == ScanEngine.DUCKDB) {
            execute("BEGIN TRANSACTION READ ONLY");
            undone.push(() -> execute("ROLLBACK"));
        } else if (engine != ScanEngine.SQLITE) {
            begin(engine);
        }
        switch (engine) {
            case POSTGRESQL ->
                execute("SET LOCAL extra_float_digits = 3"); // until the transaction or the savepoint ends
            case MARIADB -> set("sql_select_limit", "SELECT @@sql_select_limit", "18446744073709551615");
            case H2 -> streamH2();
            case SQLITE -> queryOnly();
            default -> {}
        }
    }

    /** PostgreSQL and others send rows in portions only within a transaction; its driver prepares its own ROLLBACK in the server. */
    private void begin(ScanEngine engine) throws SQLException {
        boolean readOnly = connection.isReadOnly();
        undone.push(() -> connection.setReadOnly(readOnly));
        connection.setReadOnly(true);
        undone.push(() -> connection.setAutoCommit(true));
        connection.setAutoCommit(false);
        undone.push(engine == ScanEngine.POSTGRESQL ? () -> execute("ROLLBACK") : connection::rollback);
    }

    /**
     * The transaction is the host's, and may hold what it has written: it is read within and never ended. A failed statement would break it on
     * PostgreSQL, but for the savepoint.
     */
    private void join(ScanEngine engine) throws SQLException {
        if (engine == ScanEngine.POSTGRESQL) {
            Savepoint before = connection.setSavepoint();
            undone.push(() -> connection.releaseSavepoint(before));
            undone.push(() -> connection.rollback(before));
        }
    }

    private void set(String setting, String query, String value) throws SQLException {
        String before = text(query);
        undone.push(() -> execute("SET " + setting + " = " + before));
        execute("SET " + setting + " = " + value);
    }

    /** A single query of SQLite reads one state and streams by itself; its driver cannot be made read-only once it is open. */
    private void queryOnly() throws SQLException {
        String before = text("PRAGMA query_only");
        undone.push(() -> execute("PRAGMA query_only = " + before));
        execute("PRAGMA query_only = ON");
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
            statement
                    .executeQuery("SELECT 1 / (\"X\" - 1) FROM SYSTEM_RANGE(1, 1)")
                    .close();
            return true;
        } catch (SQLException e) {
            if (e.getSQLState().equals("22012")) { // division by zero
                return false;
            }
            throw e;
        }
    }

    /**
     * A statement whose rows come a few at a time. It is not a prepared one: drivers keep those in the server, where a pool such as PgBouncer
     * loses them.
     */
    public Statement statement() throws SQLException {
        Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCH_SIZE);
        return statement;
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
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
