package io.calibration.testkit;

import io.calibration.registry.RegistryStore;
import io.calibration.stores.FileRegistryStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileRegistryStoreTest extends RegistryStoreContract {

    @TempDir
    private Path folder;

    @Override
    protected RegistryStore emptyStore() {
        return FileRegistryStore.create(folder.resolve("registry"));
    }
}
