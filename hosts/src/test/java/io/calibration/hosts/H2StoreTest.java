package io.calibration.hosts;

import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;
import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** The store contract on the host's H2. */
class H2StoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore(Clock time) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
        return JdbcRegistryStore.builder(database)
                .schemaMode(SchemaMode.CREATE_IF_MISSING)
                .clock(time)
                .build();
    }
}
