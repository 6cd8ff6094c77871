package io.calibration.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A data source whose connection breaks at a chosen moment. Moments are counted from 1: two for every statement and every commit,
 * before the database gets it and after it did it, when only the answer is lost.
 */
final class CutConnection {

    private final DataSource origin;
    private final AtomicInteger moments = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int cutAt;
    private volatile boolean dead;
    private volatile boolean staysDead;

    CutConnection(DataSource origin) {
        this.origin = origin;
    }

    /** Breaks the connection once at this moment from now on; 0 never does. */
    void cutAt(int moment, boolean forGood) {
        moments.set(0);
        cutAt = moment;
        dead = false;
        staysDead = forGood;
    }

    /** Moments since the last {@link #cutAt}. */
    int moments() {
        return moments.get();
    }

    /** How often the database said no since the beginning, so that the store had to try again. */
    int refusals() {
        return refusals.get();
    }

    DataSource dataSource() {
        return (DataSource) proxy(DataSource.class, (proxy, method, arguments) -> {
            if (dead) {
                throw new SQLNonTransientConnectionException("no route to the database", "08001");
            }
            return connection((Connection) Pool.call(origin, method, arguments));
        });
    }

    private Connection connection(Connection real) {
        return (Connection) proxy(Connection.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "createStatement" -> statement(Statement.class, Pool.call(real, method, arguments), real);
            case "prepareStatement" -> statement(PreparedStatement.class, Pool.call(real, method, arguments), real);
            case "commit" -> cutting(real, real, method, arguments);
            default -> Pool.call(real, method, arguments);
        });
    }

    private Object statement(Class<?> type, Object real, Connection connection) {
        return proxy(
                type,
                (proxy, method, arguments) -> method.getName().startsWith("execute")
                        ? cutting(connection, real, method, arguments)
                        : Pool.call(real, method, arguments));
    }

    private Object cutting(Connection connection, Object target, Method method, Object[] arguments) throws Throwable {
        moment(connection);
        Object answer;
        try {
            answer = Pool.call(target, method, arguments);
        } catch (SQLException e) {
            refusals.incrementAndGet();
            throw e;
        }
        moment(connection);
        return answer;
    }

    private void moment(Connection connection) throws SQLException {
        if (moments.incrementAndGet() == cutAt) {
            dead = staysDead;
            connection.abort(Runnable::run);
            throw new SQLNonTransientConnectionException("the connection was cut", "08006");
        }
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(CutConnection.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
