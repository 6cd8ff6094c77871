package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One transaction on a connection of the host, which gets its settings back at the end. */
final class Transaction implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;
    private final Database database;
    private final boolean autoCommit;
    private final int isolation;

    private Transaction(Connection connection, Database database) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.autoCommit = connection.getAutoCommit();
        this.isolation = connection.getTransactionIsolation();
    }

    /** For several reads that see one state. */
    static Transaction reading(Connection connection, Database database) throws SQLException {
        return new Transaction(connection, database).begin(database.snapshot(), "BEGIN");
    }

    /** For writing under a row lock, which needs no more than to read what is committed. */
    static Transaction writing(Connection connection, Database database) throws SQLException {
        return new Transaction(connection, database).begin(Connection.TRANSACTION_READ_COMMITTED, "BEGIN IMMEDIATE");
    }

    private Transaction begin(int level, String begin) throws SQLException {
        if (database == Database.SQLITE) {
            connection.setAutoCommit(true); // the driver would begin a transaction that takes the lock too late
            prepareSqlite();
            execute(begin);
        } else {
            connection.setTransactionIsolation(level);
            connection.setAutoCommit(false);
        }
        return this;
    }

    /** Foreign keys are off by default in SQLite, for every connection anew, and some builds cannot switch them on. */
    private void prepareSqlite() throws SQLException {
        execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        execute("PRAGMA foreign_keys = ON");
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA foreign_keys")) {
            if (!answer.next() || (answer.getInt(1) != 1)) {
                throw new RegistryStoreException(
                        "SQLite does not keep foreign keys on this connection. Hand out connections outside a"
                                + " transaction, of a build with foreign keys.",
                        null);
            }
        }
    }

    void commit() throws SQLException {
        if (database == Database.SQLITE) {
            execute("COMMIT");
        } else {
            connection.commit();
        }
    }

    void rollback() throws SQLException {
        if (database == Database.SQLITE) {
            execute("ROLLBACK");
        } else {
            connection.rollback();
        }
    }

    /** Gives the connection its settings back. */
    @Override
    public void close() throws SQLException {
        connection.setAutoCommit(autoCommit);
        if (database != Database.SQLITE) {
            connection.setTransactionIsolation(isolation);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
