package io.calibration.testkit;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class FileRegistryStoreTest extends RegistryStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected RegistryStore emptyStore(Clock time) {
        Path registry = folder.resolve("registry");
        FileRegistryStore.create(registry);
        return FileRegistryStore.open(registry, time);
    }
}
