package io.calibration.jdbc;

import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** A part of the host's transaction: what is written is kept or taken back together, and the rest is the host's. */
final class JoinedTransaction extends Transaction {

    private final Connection connection;
    private final Database database;
    private final Purpose purpose;
    private @Nullable Savepoint before;

    JoinedTransaction(Connection connection, Database database, Purpose purpose) throws SQLException {
        super(connection, database, purpose, false);
        this.connection = connection;
        this.database = database;
        this.purpose = purpose;
    }

    @Override
    void begin() throws SQLException {
        if (purpose != Purpose.WRITE) {
            return;
        }
        if (database == Database.SQLITE) {
            Database.requireForeignKeys(connection);
        } else if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            // A picture from before the lock would mix with what is read under it.
            throw new RegistryStoreException(
                    "The registry's commands join a transaction of the isolation READ COMMITTED alone. Begin yours so.",
                    null);
        }
        before = connection.setSavepoint();
    }

    @Override
    void commit() throws SQLException {
        if (before != null) {
            connection.releaseSavepoint(before);
        }
    }

    @Override
    void rollback() throws SQLException {
        if (before != null) {
            connection.rollback(before);
        }
    }

    @Override
    boolean isJoined() {
        return true;
    }

    @Override
    public void close() {
        // its settings are the host's
    }
}
