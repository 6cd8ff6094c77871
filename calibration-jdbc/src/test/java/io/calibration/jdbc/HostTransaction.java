package io.calibration.jdbc;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import javax.sql.DataSource;

/** A transaction that a host keeps open, and a data source that takes part in it as Spring's TransactionAwareDataSourceProxy does. */
final class HostTransaction implements AutoCloseable {

    private final DataSource origin;
    private final Connection connection;
    private boolean open;

    HostTransaction(DataSource origin) throws SQLException {
        this.origin = origin;
        this.connection = origin.getConnection();
    }

    void begin() throws SQLException {
        connection.setAutoCommit(false);
        open = true;
    }

    void commit() throws SQLException {
        connection.commit();
        end();
    }

    void rollback() throws SQLException {
        connection.rollback();
        end();
    }

    private void end() throws SQLException {
        connection.setAutoCommit(true);
        open = false;
    }

    void say(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the database does not do this; there must be a row for it. What was said before stays. */
    boolean refuses(String sql) throws SQLException {
        Savepoint before = open ? connection.setSavepoint() : null;
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(sql) == 0) {
                throw new IllegalStateException("No row: " + sql);
            }
            return false;
        } catch (SQLException e) {
            if (before != null) {
                connection.rollback(before);
            }
            return true;
        }
    }

    void isolateAsCommandsNeed() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    }

    /** Within the transaction its connection, which nobody but the host closes; else one of its own. */
    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                HostTransaction.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> open ? kept() : Pool.call(origin, method, arguments));
    }

    private Connection kept() {
        return (Connection) Proxy.newProxyInstance(
                HostTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : Pool.call(connection, method, arguments));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
