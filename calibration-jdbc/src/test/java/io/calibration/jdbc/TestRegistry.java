package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import java.util.SplittableRandom;
import javax.sql.DataSource;

/** Where one test's registry lives. */
record TestRegistry(Engine engine, DataSource dataSource, String prefix) {

    static TestRegistry on(Engine engine, DataSource dataSource) {
        TestRegistry registry = new TestRegistry(engine, dataSource, Engine.newPrefix());
        registry.open(SchemaMode.CREATE_IF_MISSING);
        return registry;
    }

    RegistryStore open() {
        return open(SchemaMode.VALIDATE);
    }

    RegistryStore open(SchemaMode mode) {
        return over(dataSource, mode);
    }

    RegistryStore over(DataSource other, SchemaMode mode) {
        return JdbcRegistryStore.builder(other)
                .tablePrefix(prefix)
                .schemaMode(mode)
                .random(new SplittableRandom(7))
                .open();
    }
}
