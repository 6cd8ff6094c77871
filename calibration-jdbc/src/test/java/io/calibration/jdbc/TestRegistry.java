package io.calibration.jdbc;

import io.calibration.registry.RegistryStore;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import javax.sql.DataSource;

/** Where one test's registry lives. */
record TestRegistry(Engine engine, DataSource database, DataSource dataSource, String prefix) {

    private static final int CONNECTIONS = 16;

    static TestRegistry on(Engine engine, DataSource database) {
        TestRegistry registry = at(engine, database);
        registry.open(SchemaMode.CREATE_IF_MISSING);
        return registry;
    }

    /** A place without tables. */
    static TestRegistry at(Engine engine, DataSource database) {
        return new TestRegistry(engine, database, new Pool(database, CONNECTIONS), Engine.newPrefix());
    }

    /** The same place, with the tables of another. */
    TestRegistry named(String other) {
        return new TestRegistry(engine, database, dataSource, other);
    }

    /** The same place, over connections on which this was said first. */
    TestRegistry afterSaying(String sql) {
        DataSource prepared = (DataSource) Proxy.newProxyInstance(
                TestRegistry.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = (Connection) Pool.call(database, method, arguments);
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                    return connection;
                });
        return new TestRegistry(engine, prepared, prepared, prefix);
    }

    RegistryStore open() {
        return open(SchemaMode.VALIDATE);
    }

    /** With another time than noon. */
    RegistryStore open(Clock time) {
        return over(dataSource, SchemaMode.VALIDATE, time);
    }

    RegistryStore open(SchemaMode mode) {
        return over(dataSource, mode);
    }

    RegistryStore over(DataSource other, SchemaMode mode) {
        return over(other, mode, Life.AT_NOON);
    }

    private RegistryStore over(DataSource other, SchemaMode mode, Clock time) {
        return JdbcRegistryStore.builder(other)
                .tablePrefix(prefix)
                .schemaMode(mode)
                .random(() -> 0) // the shortest pauses
                .clock(time)
                .build();
    }
}
