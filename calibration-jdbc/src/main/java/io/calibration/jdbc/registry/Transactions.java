package io.calibration.jdbc.registry;

import io.calibration.jdbc.AutoCommitOff;
import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * Runs work in transactions of its own on connections of a data source, and again after failures that pass. Thread-safe.
 *
 * @param autoCommitOff what a connection without auto-commit means
 * @param readOnly whether writing is refused
 * @param random how long pauses are
 */
public record Transactions(
        DataSource dataSource,
        Database database,
        Tables tables,
        AutoCommitOff autoCommitOff,
        boolean readOnly,
        RandomGenerator random) {

    static final int RETRIES = 5;
    private static final int FIRST_PAUSE_MILLIS = 20;

    public static final String NO_CONNECTION =
            "The database cannot be reached. Look at the cause: address, user and password;"
                    + " a pool's size and how long it waits. Nothing was done; it is safe to ask again.";

    /** The same, with these tables and this meaning of a connection without auto-commit. */
    public Transactions of(Tables others, AutoCommitOff meaning) {
        return new Transactions(dataSource, database, others, meaning, readOnly, random);
    }

    /** Work within a transaction. It may be done again, so it must not have effects elsewhere that matter. */
    public interface Work<T> {
        T in(Sql sql) throws SQLException;
    }

    /** Reads with one statement, which sees one state by itself. */
    public <T> T single(Work<T> work) {
        return retrying(Transaction.Purpose.SINGLE, work);
    }

    /** Reads one state with several statements. */
    public <T> T read(Work<T> work) {
        return retrying(Transaction.Purpose.READ, work);
    }

    /**
     * Writes all or nothing.
     *
     * @throws RegistryStoreException also when the store was opened to be read
     */
    public <T> T write(Work<T> work) {
        if (readOnly) {
            throw new RegistryStoreException(
                    "The registry was opened with readOnly(), so that nothing can be written. Open it without.", null);
        }
        return retrying(Transaction.Purpose.WRITE, work);
    }

    /** Whether a transaction may be the host's, who may take back what the store wrote in it. */
    public boolean joins() {
        return autoCommitOff == AutoCommitOff.JOIN;
    }

    /** Whether the connection that is handed out now is within a transaction of a host that the store joins. */
    public boolean isWithinHosts() {
        try (Connection connection = connection()) {
            return !connection.getAutoCommit();
        } catch (SQLException e) {
            throw new RegistryStoreException(NO_CONNECTION, e);
        }
    }

    /** Whether the tables are there that this reads. */
    boolean finds(Work<?> work) {
        return !failsBy(SqlFailure.MISSING::equals, () -> read(work));
    }

    /** Whether a constraint refuses this work; nothing of it stays in any case. */
    boolean refuses(Work<?> work) {
        return failsBy(SqlFailure.CONSTRAINT::equals, () -> tryOut(work));
    }

    /** Whether nothing refuses this work; nothing of it stays in any case. */
    boolean takes(Work<?> work) {
        return !failsBy(any -> true, () -> tryOut(work));
    }

    private void tryOut(Work<?> work) {
        try {
            write(sql -> {
                work.in(sql);
                throw new NotRefused();
            });
        } catch (NotRefused e) {
            // which took everything back
        }
    }

    private boolean failsBy(Predicate<SqlFailure> kind, Runnable work) {
        try {
            work.run();
            return false;
        } catch (RegistryStoreException e) {
            if ((e.getCause() instanceof SQLException cause) && kind.test(SqlFailure.of(cause, database))) {
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
                    throw new RegistryStoreException(failure.message(database), e);
                }
                pause(retries, e);
            }
        }
    }

    private <T> T once(Transaction.Purpose purpose, boolean again, Work<T> work) throws SQLException {
        try (Connection connection = connection()) {
            requireKnown(connection, autoCommitOff);
            try (Transaction transaction = new Transaction(connection, database, purpose, autoCommitOff)) {
                return within(transaction, again, work, new Sql(connection, database, tables));
            }
        }
    }

    /** Who waited for a pool in vain is told at once: to wait five times more would keep the host's threads. */
    private Connection connection() throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            if (!(e instanceof SQLTransientException) && (SqlFailure.of(e, database) == SqlFailure.TRANSIENT)) {
                throw e;
            }
            throw new RegistryStoreException(NO_CONNECTION, e);
        }
    }

    /**
     * Looks at a connection before anything is done with it.
     *
     * @throws RegistryStoreException when auto-commit is off and nobody said what that means
     */
    public static void requireKnown(Connection connection, AutoCommitOff meaning) throws SQLException {
        if ((meaning == AutoCommitOff.REFUSE) && !connection.getAutoCommit()) {
            throw new RegistryStoreException(
                    "The data source hands out a connection whose auto-commit is off, perhaps within a transaction of"
                            + " yours, which the registry would commit. Give it the plain data source, not one that"
                            + " takes part in transactions; or say what it means with autoCommitOff(POOL_DEFAULT) or"
                            + " autoCommitOff(JOIN).",
                    null);
        }
    }

    private <T> T within(Transaction transaction, boolean again, Work<T> work, Sql sql) throws SQLException {
        try {
            transaction.begin(again);
            T result = work.in(sql);
            transaction.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(transaction, e);
            if (transaction.isJoined() && (e instanceof SQLException failed)) {
                throw new RegistryStoreException(joinedMessage(SqlFailure.of(failed, database)), e);
            }
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

    private String joinedMessage(SqlFailure failure) {
        return failure == SqlFailure.TRANSIENT
                ? database + " failed within your transaction, where nothing is tried again. Roll it back, and do all"
                        + " of it again."
                : failure.message(database);
    }

    private static final class NotRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
