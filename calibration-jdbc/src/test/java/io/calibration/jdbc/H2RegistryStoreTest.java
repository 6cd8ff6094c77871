package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;

class H2RegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore() {
        return Engine.H2.empty().open();
    }
}
