package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;
import java.time.Clock;

class H2RegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore(Clock time) {
        return Engine.H2.empty().open(time);
    }
}
