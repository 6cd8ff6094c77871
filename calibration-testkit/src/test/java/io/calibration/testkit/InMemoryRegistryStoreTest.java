package io.calibration.testkit;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.InMemoryRegistryStore;

class InMemoryRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore() {
        return new InMemoryRegistryStore();
    }
}
