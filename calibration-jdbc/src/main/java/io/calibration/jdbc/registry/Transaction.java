package io.calibration.jdbc.registry;

import io.calibration.jdbc.AutoCommitOff;
import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on a connection of the host, which gets its settings back at the end; or a part of the host's own transaction, of which what
 * is written is kept or taken back together, and the rest is the host's.
 */
final class Transaction implements AutoCloseable {

    /** What a transaction is for. */
    enum Purpose {
        /** One statement that reads, which the database makes a transaction by itself. */
        SINGLE,
        /** Several reads that see one state. */
        READ,
        /** Writing under a row lock, which needs no more than to read what is committed. */
        WRITE
    }

    private static final int BUSY_MILLIS = 10_000;

    private final Connection connection;
    private final Database database;
    private final Purpose purpose;
    private final boolean autoCommit;
    private final boolean joined;
    private int isolation;
    private @Nullable Savepoint before;

    /**
     * Not begun yet.
     *
     * @param meaning of a connection without auto-commit
     */
    Transaction(Connection connection, Database database, Purpose purpose, AutoCommitOff meaning) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.purpose = purpose;
        this.autoCommit = connection.getAutoCommit();
        this.joined = !autoCommit && (meaning == AutoCommitOff.JOIN);
    }

    /**
     * The isolation is set for this transaction alone where the database can: two round trips less than to ask for it and give it back.
     *
     * @param again whether the work was tried before
     */
    void begin(boolean again) throws SQLException {
        if (joined) {
            join();
            return;
        }
        if (purpose == Purpose.SINGLE) {
            connection.setAutoCommit(true);
            return;
        }
        switch (database) {
            case SQLITE -> beginSqlite();
            case POSTGRESQL -> beginPostgres(again);
            case MARIADB, MYSQL -> {
                execute(isolation()); // of the next transaction
                connection.setAutoCommit(false);
            }
            case H2 -> beginH2();
        }
    }

    /** A host whose own isolation is stricter than the lock needs can only make the first try fail, and the second waits. */
    private void beginPostgres(boolean again) throws SQLException {
        connection.setAutoCommit(false);
        if ((purpose == Purpose.READ) || again) {
            execute(isolation());
        }
    }

    private String isolation() {
        return "SET TRANSACTION ISOLATION LEVEL " + (purpose == Purpose.WRITE ? "READ COMMITTED" : "REPEATABLE READ");
    }

    /** H2's repeatable read takes its picture table by table. */
    private void beginH2() throws SQLException {
        isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(
                purpose == Purpose.WRITE ? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_SERIALIZABLE);
        connection.setAutoCommit(false);
    }

    /**
     * The driver would begin a transaction that takes the lock too late. Foreign keys are off by default, for every connection anew, and
     * some builds cannot switch them on.
     */
    private void beginSqlite() throws SQLException {
        connection.setAutoCommit(true);
        execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
        execute("PRAGMA foreign_keys = ON");
        Database.requireForeignKeys(connection);
        execute(purpose == Purpose.WRITE ? "BEGIN IMMEDIATE" : "BEGIN");
    }

    /** A picture from before the lock would mix with what is read under it. */
    private void join() throws SQLException {
        if (purpose != Purpose.WRITE) {
            return;
        }
        if (database == Database.SQLITE) {
            Database.requireForeignKeys(connection);
        } else if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            throw new RegistryStoreException(
                    "The registry's commands join a transaction of the isolation READ COMMITTED alone. Begin yours so.",
                    null);
        }
        before = connection.setSavepoint();
    }

    void commit() throws SQLException {
        if (before != null) {
            connection.releaseSavepoint(before);
        } else if (isOwn() && (database == Database.SQLITE)) {
            execute("COMMIT");
        } else if (isOwn()) {
            connection.commit();
        }
    }

    void rollback() throws SQLException {
        if (before != null) {
            connection.rollback(before);
        } else if (isOwn() && (database == Database.SQLITE)) {
            execute("ROLLBACK");
        } else if (isOwn()) {
            connection.rollback();
        }
    }

    private boolean isOwn() {
        return !joined && (purpose != Purpose.SINGLE);
    }

    /** Whether it is a part of the host's own. */
    boolean isJoined() {
        return joined;
    }

    /** Gives the connection its settings back, unless they are those of the host's transaction. */
    @Override
    public void close() throws SQLException {
        if (joined) {
            return;
        }
        connection.setAutoCommit(autoCommit);
        if (isolation != Connection.TRANSACTION_NONE) {
            connection.setTransactionIsolation(isolation);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
