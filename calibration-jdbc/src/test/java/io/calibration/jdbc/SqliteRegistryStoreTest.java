package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;
import java.time.Clock;

class SqliteRegistryStoreTest extends RegistryStoreContract {

    @Override
    protected RegistryStore emptyStore(Clock time) {
        return Engine.SQLITE.empty().open(time);
    }
}
