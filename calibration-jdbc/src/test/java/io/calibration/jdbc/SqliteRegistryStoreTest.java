package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;

class SqliteRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore() {
        return Engine.SQLITE.empty().open();
    }
}
