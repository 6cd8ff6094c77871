package io.calibration.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A PostgreSQL server from its jar, that forces every commit to the disk; and one connection that is kept open, as a pool would. For one thread. */
final class LocalPostgres implements AutoCloseable {

    private final EmbeddedPostgres server;
    private final Connection connection;
    private final Connection pooled;

    private LocalPostgres(EmbeddedPostgres server) throws SQLException {
        this.server = server;
        connection = server.getPostgresDatabase().getConnection();
        pooled = server.getPostgresDatabase().getConnection();
        requireOn("fsync");
        requireOn("synchronous_commit");
    }

    static LocalPostgres start() {
        try {
            return new LocalPostgres(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start from its jar.", e);
        }
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void requireOn(String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW " + setting)) {
            if (!answer.next() || !answer.getString(1).equals("on")) {
                throw new IllegalStateException(setting + " is off: commits would not be durable.");
            }
        }
    }

    /** For what is compared with. */
    Connection connection() {
        return connection;
    }

    /** Lends the other connection again and again. */
    DataSource dataSource() {
        Connection lent = (Connection) Proxy.newProxyInstance(
                LocalPostgres.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : call(pooled, method, arguments));
        return (DataSource) Proxy.newProxyInstance(
                LocalPostgres.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        pooled.close();
        connection.close();
        server.close();
    }
}
