package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;

class MariaDbRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore() {
        return Engine.MARIADB.empty().open();
    }
}
