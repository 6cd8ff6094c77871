package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;

class PostgresRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore() {
        return Engine.POSTGRESQL.empty().open();
    }
}
