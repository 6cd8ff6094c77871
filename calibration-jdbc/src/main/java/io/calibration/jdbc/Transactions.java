package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/** Runs work in transactions of its own, and again after failures that pass. Thread-safe. */
final class Transactions {

    private static final int RETRIES = 5;
    private static final int FIRST_PAUSE_MILLIS = 20;

    private final DataSource dataSource;
    private final Database database;
    private final Tables tables;
    private final RandomGenerator random;

    Transactions(DataSource dataSource, Database database, Tables tables, RandomGenerator random) {
        this.dataSource = dataSource;
        this.database = database;
        this.tables = tables;
        this.random = random;
    }

    Database database() {
        return database;
    }

    /** Work within a transaction. It may be done again, so it must not have effects elsewhere that matter. */
    interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** Reads with one statement, which sees one state by itself. */
    <T> T single(Work<T> work) {
        return retrying(Transaction.Purpose.SINGLE, work);
    }

    /** Reads one state with several statements. */
    <T> T read(Work<T> work) {
        return retrying(Transaction.Purpose.READ, work);
    }

    /** Writes all or nothing. */
    <T> T write(Work<T> work) {
        return retrying(Transaction.Purpose.WRITE, work);
    }

    /** Whether the database does this reading at all: it does not when a table is missing, or a permission. */
    boolean works(Work<?> work) {
        return !failsBy(SqlFailure.PERMANENT, () -> read(work));
    }

    /** Whether a constraint refuses this work; nothing of it stays in any case. */
    boolean refuses(Work<?> work) {
        try {
            return failsBy(
                    SqlFailure.CONSTRAINT,
                    () -> write(sql -> {
                        work.in(sql);
                        throw new NotRefused();
                    }));
        } catch (NotRefused e) {
            return false;
        }
    }

    private boolean failsBy(SqlFailure kind, Runnable work) {
        try {
            work.run();
            return false;
        } catch (RegistryStoreException e) {
            if ((e.getCause() instanceof SQLException cause) && (SqlFailure.of(cause, database) == kind)) {
                return true;
            }
            throw e;
        }
    }

    private <T> T retrying(Transaction.Purpose purpose, Work<T> work) {
        for (int retries = 0; ; retries++) {
            try {
                return once(purpose, retries > 0, work);
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of(e, database);
                if ((failure != SqlFailure.TRANSIENT) || (retries == RETRIES)) {
                    throw new RegistryStoreException(message(failure), e);
                }
                pause(retries, e);
            }
        }
    }

    private <T> T once(Transaction.Purpose purpose, boolean again, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Transaction transaction = new Transaction(connection, database, purpose, again)) {
            return within(transaction, connection, work);
        }
    }

    private <T> T within(Transaction transaction, Connection connection, Work<T> work) throws SQLException {
        try {
            transaction.begin();
            T result = work.in(new Sql(connection, tables));
            transaction.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(transaction, e);
            throw e;
        }
    }

    private static void rollback(Transaction transaction, Exception because) {
        try {
            transaction.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    /** Waits a random time, longer with every retry, so that two who met do not meet again. */
    private void pause(int retries, SQLException because) {
        long millis;
        synchronized (random) { // not every source of randomness is thread-safe
            millis = 1 + random.nextLong((long) FIRST_PAUSE_MILLIS << retries);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryStoreException("Interrupted while waiting to try again.", because);
        }
    }

    private String message(SqlFailure failure) {
        return switch (failure) {
            case TRANSIENT ->
                database + " failed " + (RETRIES + 1) + " times in a row. Look at the cause; it is safe to ask again.";
            case CONSTRAINT ->
                database + " refused the step by a constraint of the registry's tables. They may have been changed by"
                        + " hand: verify the registry.";
            case PERMANENT -> database + " failed. Look at the cause: the tables, the permissions, the space.";
        };
    }

    private static final class NotRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
