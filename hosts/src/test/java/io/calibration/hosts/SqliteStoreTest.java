package io.calibration.hosts;

import io.calibration.jdbc.JdbcRegistryStore;
import io.calibration.jdbc.SchemaMode;
import io.calibration.registry.RegistryStore;
import io.calibration.testkit.RegistryStoreContract;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** The store contract with the host's SQLite driver. */
class SqliteStoreTest extends RegistryStoreContract {

    @TempDir
    Path folder;

    @Override
    protected RegistryStore emptyStore(Clock time) {
        SQLiteDataSource database = new SQLiteDataSource();
        database.setUrl("jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db"));
        database.setSynchronous("OFF"); // that nothing is lost with the power is tried elsewhere
        return JdbcRegistryStore.builder(database)
                .schemaMode(SchemaMode.CREATE_IF_MISSING)
                .clock(time)
                .build();
    }
}
