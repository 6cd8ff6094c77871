package io.calibration.testkit;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.InMemoryRegistryStore;
import java.time.Clock;

class InMemoryRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore(Clock time) {
        return new InMemoryRegistryStore("memory:test", time);
    }
}
