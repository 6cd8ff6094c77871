package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.approval.CommandResult;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many at once: the row lock lets one after the other through. */
class CrowdTest {

    private static final int THREADS = 16;
    private static final int EACH = Integer.getInteger("calibration.activations", 160) / THREADS;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void none_of_many_concurrent_activations_fails_or_is_lost(Engine engine) throws Exception {
        TestRegistry where = engine.empty();
        CutConnection counted = new CutConnection(where.dataSource());
        Life life = new Life(where.over(counted.dataSource(), SchemaMode.VALIDATE), "dating").prepared();
        life.execute(life.activate(Life.V3, Life.V1));
        int before = counted.refusals();
        inParallel(() -> toAndFro(life));
        assertThat(life.registry.log().entries()).hasSize(5 + THREADS * EACH);
        assertThat(life.registry.log().verify().failures()).isEmpty();
        assertThat(counted.refusals()).as("retries").isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_pool_of_one_connection_is_enough(Engine engine) throws Exception {
        TestRegistry where = engine.empty();
        try (Pool one = new Pool(where.database(), 1)) {
            Life life = new Life(where.over(one, SchemaMode.VALIDATE), "dating").prepared();
            life.execute(life.activate(Life.V3, Life.V1));
            inParallel(() -> toAndFro(life));
            assertThat(life.registry.log().entries()).hasSize(5 + THREADS * EACH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPEATABLE READ", "SERIALIZABLE"})
    void a_host_that_asks_postgresql_for_a_stricter_isolation_loses_nothing(String isolation) throws Exception {
        TestRegistry where = Engine.POSTGRESQL
                .empty()
                .afterSaying("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL " + isolation);
        Life life = new Life(where.open(), "dating").prepared();
        life.execute(life.activate(Life.V3, Life.V1));
        inParallel(() -> toAndFro(life));
        assertThat(life.registry.log().entries()).hasSize(5 + THREADS * EACH);
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    /** Moves the pointer to the other version, or is told that somebody was faster; either is one entry. */
    private static void toAndFro(Life life) {
        for (int i = 0; i < EACH; i++) {
            assertThat(life.execute(life.swap())).isNotInstanceOf(CommandResult.Replayed.class);
        }
    }

    private static void inParallel(Runnable work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, THREADS)
                    .<Callable<Boolean>>mapToObj(thread -> () -> {
                        work.run();
                        return true;
                    })
                    .toList();
            for (Future<Boolean> future : executor.invokeAll(calls)) {
                assertThat(future.get()).isTrue();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
