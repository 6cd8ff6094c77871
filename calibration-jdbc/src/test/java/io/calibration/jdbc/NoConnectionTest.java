package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.registry.RegistryStoreException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is between the store and the database: a pool that has none to give, a pooler that changes connections. */
class NoConnectionTest {

    private static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new SQLTransientConnectionException("HikariPool-1 - request timed out after 30000ms"), 1),
                Arguments.of(new SQLTransientConnectionException("the same, and why", "08001"), 1),
                Arguments.of(new SQLTimeoutException("waited in vain"), 1),
                Arguments.of(
                        new SQLException("Cannot get a connection, pool error Timeout waiting for idle object"), 1),
                Arguments.of(new SQLException("password authentication failed", "28P01"), 1),
                Arguments.of(new SQLNonTransientConnectionException("no route to the database", "08001"), 6),
                Arguments.of(new SQLException("too many connections", "53300"), 6));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_pool_that_has_none_to_give_is_asked_once_and_a_database_that_is_away_again(SQLException failure, int times) {
        TestRegistry where = Engine.H2.empty();
        AtomicInteger asked = new AtomicInteger();
        boolean[] exhausted = new boolean[1];
        DataSource pool = proxy(DataSource.class, (method, arguments) -> {
            if (exhausted[0]) {
                asked.incrementAndGet();
                throw failure;
            }
            return Pool.call(where.database(), method, arguments);
        });
        Life life = new Life(where.over(pool, SchemaMode.VALIDATE), "dating").prepared();
        exhausted[0] = true;
        for (Runnable call : new Runnable[] {life.registry::active, () -> life.execute(life.bootstrap())}) {
            asked.set(0);
            assertThatThrownBy(call::run)
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining("it is safe to ask again")
                    .hasCause(failure);
            assertThat(asked).hasValue(times);
        }
        assertThatThrownBy(() -> where.over(pool, SchemaMode.VALIDATE))
                .hasMessageContaining("a pool's size and how long it waits")
                .hasCause(failure);
    }

    /** What PostgreSQL says where a pooler gives the next transaction another of the server's connections. */
    @ParameterizedTest
    @ValueSource(strings = {"26000", "42P05"})
    void a_pooler_that_loses_prepared_statements_is_told_with_the_mend(String state) {
        TestRegistry where = Engine.POSTGRESQL.empty();
        DataSource pooled = proxy(DataSource.class, (method, arguments) -> {
            Connection connection = (Connection) Pool.call(where.database(), method, arguments);
            return proxy(Connection.class, (called, values) -> {
                Object answer = Pool.call(connection, called, values);
                return answer instanceof PreparedStatement statement
                                && values[0].toString().contains("_scope")
                        ? losing(statement, state)
                        : answer;
            });
        });
        assertThatThrownBy(() -> where.over(pooled, SchemaMode.VALIDATE))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessage(
                        "PostgreSQL lost a prepared statement: a pooler stands between that changes connections with"
                                + " every transaction. Say prepareThreshold=0 in the driver's URL.");
    }

    private static PreparedStatement losing(PreparedStatement real, String state) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                throw new SQLException("prepared statement \"S_1\"", state);
            }
            return Pool.call(real, method, arguments);
        });
    }

    private interface Call {
        Object to(java.lang.reflect.Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                NoConnectionTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.to(method, arguments)));
    }
}
