package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An administrator ends the connections of running commands, as pg_terminate_backend and KILL do. */
class KilledConnectionTest {

    private static final int THREADS = 4;
    private static final int EACH = Integer.getInteger("calibration.kills", 6);

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void commands_whose_connections_are_killed_are_done_once_and_never_lost(Engine engine) throws Exception {
        TestRegistry where = engine.empty();
        Victims victims = new Victims(engine, where.database());
        CutConnection counted = new CutConnection(new Pool(victims.dataSource(), THREADS));
        Life life = new Life(where.over(counted.dataSource(), SchemaMode.NONE), "dating").prepared();
        life.execute(life.activate(Life.V3, Life.V1));
        List<RequestId> acknowledged = acknowledged(life, victims);
        assertThat(counted.refusals()).as("statements that failed").isPositive();
        Life after = new Life(where.open(), "dating");
        assertThat(after.registry.log().verify().failures()).isEmpty();
        assertThat(after.registry.log().entries()).hasSize(5 + THREADS * EACH);
        assertThat(after.registry.log().entries().stream().map(entry -> entry.request()))
                .containsAll(acknowledged);
    }

    private static List<RequestId> acknowledged(Life life, Victims victims) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        List<RequestId> acknowledged = new ArrayList<>();
        try {
            List<Callable<List<RequestId>>> calls = IntStream.range(0, THREADS)
                    .<Callable<List<RequestId>>>mapToObj(thread -> () -> live(life, thread, victims))
                    .toList();
            for (Future<List<RequestId>> future : executor.invokeAll(calls)) {
                acknowledged.addAll(future.get());
            }
        } finally {
            executor.shutdownNow();
        }
        return acknowledged;
    }

    /** Kills whoever is connected, then does a command, and asks for it once more. */
    private static List<RequestId> live(Life life, int thread, Victims victims) throws SQLException {
        List<RequestId> acknowledged = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            RequestId request = new RequestId("request-" + thread + "-" + i);
            Command command = patiently(life::swap);
            victims.kill();
            CommandResult answer = patiently(() -> life.registry.execute(request, command));
            acknowledged.add(request);
            CommandResult again = patiently(() -> life.registry.execute(request, command));
            assertThat(codes(again)).isEqualTo(codes(answer));
            assertThat(again).isNotInstanceOf(CommandResult.Applied.class);
        }
        return acknowledged;
    }

    private static List<String> codes(CommandResult answer) {
        return answer.refusals().stream().map(refusal -> refusal.code().name()).toList();
    }

    /** The same again for as long as the store says that it is safe to. */
    private static <T> T patiently(Callable<T> step) {
        while (true) {
            try {
                return step.call();
            } catch (RegistryStoreException e) {
                assertThat(e).hasMessageContaining("it is safe to ask again");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Connections whose numbers on the server are known, to be killed from another one. */
    private record Victims(Engine engine, DataSource origin, Set<Long> numbers) {

        Victims(Engine engine, DataSource origin) {
            this(engine, origin, ConcurrentHashMap.newKeySet());
        }

        DataSource dataSource() {
            return (DataSource) Proxy.newProxyInstance(
                    Victims.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                        Connection connection = (Connection) Pool.call(origin, method, arguments);
                        numbers.add(number(connection));
                        return connection;
                    });
        }

        private long number(Connection connection) throws SQLException {
            String question = engine == Engine.MARIADB ? "SELECT CONNECTION_ID()" : "SELECT pg_backend_pid()";
            try (Statement statement = connection.createStatement();
                    ResultSet answer = statement.executeQuery(question)) {
                answer.next();
                return answer.getLong(1);
            }
        }

        void kill() throws SQLException {
            try (Connection connection = origin.getConnection();
                    Statement statement = connection.createStatement()) {
                for (long number : List.copyOf(numbers)) {
                    if (numbers.remove(number)) {
                        kill(statement, number);
                    }
                }
            }
        }

        private void kill(Statement statement, long number) throws SQLException {
            if (engine == Engine.POSTGRESQL) {
                statement.execute("SELECT pg_terminate_backend(" + number + ")");
                return;
            }
            try {
                statement.execute("KILL " + number);
            } catch (SQLException e) {
                assertThat(e.getErrorCode()).as("it is gone already").isEqualTo(1094);
            }
        }
    }
}
