package io.calibration.hosts;

import com.zaxxer.hikari.HikariDataSource;
import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The store contract with the host's PostgreSQL driver and connection pool, on a server from a jar. */
class PostgresStoreTest extends RegistryStoreContract {

    private static final AtomicInteger STORES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static HikariDataSource pool;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().start();
        pool = new HikariDataSource();
        pool.setDataSource(server.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        pool.close();
        server.close();
    }

    @Override
    protected RegistryStore emptyStore(Clock time) {
        return JdbcRegistryStore.builder(pool)
                .tablePrefix("t" + STORES.incrementAndGet() + "_")
                .schemaMode(SchemaMode.CREATE_IF_MISSING)
                .clock(time)
                .build();
    }
}
