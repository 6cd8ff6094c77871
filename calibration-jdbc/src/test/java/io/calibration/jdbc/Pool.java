package io.calibration.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A pool of a fixed size, as a host would have one. */
final class Pool implements DataSource, AutoCloseable {

    private final DataSource origin;
    private final Semaphore places;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();

    Pool(DataSource origin, int size) {
        this.origin = origin;
        this.places = new Semaphore(size);
    }

    @Override
    public Connection getConnection() throws SQLException {
        acquire();
        try {
            Connection pooled = idle.poll();
            return lent(pooled == null ? origin.getConnection() : pooled);
        } catch (SQLException | RuntimeException e) {
            places.release();
            throw e;
        }
    }

    private void acquire() throws SQLException {
        try {
            if (!places.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new SQLTransientConnectionException("no connection is free", "08001");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted", "08001", e);
        }
    }

    private Connection lent(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        giveBack(real);
                        return null;
                    }
                    if (method.getName().equals("abort")) {
                        real.close();
                        return null;
                    }
                    return call(real, method, arguments);
                });
    }

    private void giveBack(Connection real) throws SQLException {
        if (!real.isClosed()) {
            idle.add(real);
        }
        places.release();
    }

    static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return origin.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return origin.isWrapperFor(type);
    }
}
