package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.jdbc.registry.Database;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What is wrong with a database is said when the store is opened, with the mend. */
class StartupTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void missing_tables_are_named_and_nothing_is_created(Engine engine) {
        TestRegistry nowhere = TestRegistry.at(engine, engine.database());
        assertThatThrownBy(nowhere::open)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining(nowhere.prefix())
                .hasMessageContaining("SchemaMode.CREATE_IF_MISSING");
        assertThatThrownBy(nowhere::open).isInstanceOf(RegistryStoreException.class);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_store_keeps_its_id_whoever_opens_it(Engine engine) {
        TestRegistry registry = engine.empty();
        RegistryStore first = registry.open(SchemaMode.CREATE_IF_MISSING);
        assertThat(first.info()).isEqualTo(registry.open().info());
        assertThat(first.info()).isEqualTo(registry.open(SchemaMode.NONE).info());
        assertThat(first.info().id()).matches("jdbc:[0-9a-f]{32}");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void the_script_makes_the_tables_by_hand(Engine engine) throws SQLException {
        TestRegistry registry = TestRegistry.at(engine, engine.database());
        String ddl = JdbcRegistryStore.builder(registry.dataSource())
                .tablePrefix(registry.prefix())
                .ddl();
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : ddl.replaceAll("(?m)^--.*$", "").split(";", -1)) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
        assertThat(new Life(registry.open(), "dating").prepared().registry.log().entries())
                .hasSize(4);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void eight_that_create_the_schema_at_once_make_one_store(Engine engine) throws Exception {
        TestRegistry registry = TestRegistry.at(engine, engine.database());
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Callable<RegistryStore>> calls = Stream.<Callable<RegistryStore>>generate(
                            () -> () -> registry.open(SchemaMode.CREATE_IF_MISSING))
                    .limit(8)
                    .toList();
            for (Future<RegistryStore> opened : executor.invokeAll(calls)) {
                assertThat(opened.get().info()).isEqualTo(registry.open().info());
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_creation_that_was_cut_short_is_finished_by_the_next(Engine engine) throws SQLException {
        TestRegistry registry = engine.empty();
        new RawSql(registry).done("DELETE FROM {t}schema_step", "DELETE FROM {t}store");
        refused(registry, "lack step 1");
        assertThat(registry.open(SchemaMode.CREATE_IF_MISSING).info())
                .isEqualTo(registry.open().info());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_newer_schema_is_refused(Engine engine) throws SQLException {
        TestRegistry registry = engine.empty();
        new RawSql(registry).done("INSERT INTO {t}schema_step (step, checksum) VALUES (2, 'x')");
        refused(registry, "were made by a newer version of this library");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void tables_made_from_another_text_are_refused(Engine engine) throws SQLException {
        TestRegistry registry = engine.empty();
        new RawSql(registry).done("UPDATE {t}schema_step SET checksum = 'x'");
        refused(registry, "were made from another text of step 1");
    }

    @Test
    void mariadb_without_foreign_keys_is_refused() {
        TestRegistry registry = Engine.MARIADB.empty();
        refused(registry.afterSaying("SET foreign_key_checks = 0"), "foreign keys");
    }

    @Test
    void mariadb_without_checks_is_refused() {
        TestRegistry registry = Engine.MARIADB.empty();
        refused(registry.afterSaying("SET check_constraint_checks = 0"), "CHECK constraints");
    }

    @Test
    void mariadb_with_a_loose_collation_is_refused_by_column() throws SQLException {
        TestRegistry registry = Engine.MARIADB.empty();
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + registry.prefix()
                    + "content MODIFY body LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci NOT NULL");
        }
        refused(registry, "[" + registry.prefix() + "content.body]");
    }

    @Test
    void sqlite_without_checks_is_refused() {
        TestRegistry registry = Engine.SQLITE.empty();
        refused(registry.afterSaying("PRAGMA ignore_check_constraints = ON"), "CHECK constraints");
    }

    @Test
    void sqlite_switches_foreign_keys_on_whatever_the_host_says() {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(false);
        SQLiteDataSource off = new SQLiteDataSource(config);
        off.setUrl(((SQLiteDataSource) Engine.SQLITE.database()).getUrl());
        TestRegistry registry = TestRegistry.on(Engine.SQLITE, off);
        assertThat(registry.open().info().id()).isNotEmpty();
    }

    @Test
    void sqlite_in_memory_is_refused() {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl("jdbc:sqlite::memory:");
        assertThatThrownBy(() -> TestRegistry.on(Engine.SQLITE, memory))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("Use a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE {t}content ALTER COLUMN digest TYPE CHAR(64)",
                "ALTER TABLE {t}content ALTER COLUMN digest TYPE {t}loose"
            })
    void postgresql_with_a_loose_type_is_refused_by_column(String change) throws SQLException {
        TestRegistry registry = Engine.POSTGRESQL.empty();
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // as citext is, a type that is none of the server's own
            statement.execute("CREATE DOMAIN " + registry.prefix() + "loose AS TEXT");
            for (String table : List.of("version", "content")) {
                statement.execute("DROP TABLE " + registry.prefix() + table + " CASCADE");
            }
            statement.execute("CREATE TABLE " + registry.prefix() + "content (digest VARCHAR(64), body BYTEA)");
            statement.execute("CREATE TABLE " + registry.prefix() + "version (scope VARCHAR(128))");
            statement.execute(change.replace("{t}", registry.prefix()));
        }
        refused(registry, "[" + registry.prefix() + "content.digest]");
    }

    @ParameterizedTest
    @CsvSource({
        "H2, 2, 2, 2, 3",
        "H2, 1, 4, 2, 3",
        "MARIADB, 10, 10, 10, 11",
        "MYSQL, 5, 7, 8, 0",
        "POSTGRESQL, 12, 22, 13, 0",
        "SQLITE, 3, 45, 3, 46"
    })
    void a_database_that_is_too_old_is_refused_by_version(
            Database database, int major, int minor, int leastMajor, int leastMinor) {
        assertThatThrownBy(() -> database.requireVersion(major, minor))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessage(database + " " + major + "." + minor + " is too old for the registry. Use " + leastMajor
                        + "." + leastMinor + " or later.");
        database.requireVersion(leastMajor, leastMinor);
        database.requireVersion(leastMajor + 1, 0);
    }

    @Test
    void tables_live_in_the_schema_that_is_named() throws SQLException {
        TestRegistry registry = TestRegistry.at(Engine.POSTGRESQL, Engine.POSTGRESQL.database());
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA elsewhere");
        }
        RegistryStore store = JdbcRegistryStore.builder(registry.dataSource())
                .clock(Life.AT_NOON)
                .schema("elsewhere")
                .schemaMode(SchemaMode.CREATE_IF_MISSING)
                .build();
        assertThat(new Life(store, "dating").prepared().registry.log().entries())
                .hasSize(4);
        assertThat(store.info().description()).contains("elsewhere.calibration_");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x; DROP TABLE y", "\"x", "x-", "X", "1x", "aaaaaaaaaaaaaaaaaaaaa"})
    void a_prefix_that_is_no_plain_identifier_is_refused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcRegistryStore.builder(Engine.H2.database())
                        .tablePrefix(prefix)
                        .build())
                .withMessageContaining("prefix");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x; DROP TABLE y", "\"x", "x.y", "1x", " "})
    void a_schema_that_is_no_plain_identifier_is_refused(String schema) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcRegistryStore.builder(Engine.H2.database())
                        .schema(schema)
                        .build())
                .withMessageContaining("schema");
    }

    private static void refused(TestRegistry registry, String message) {
        assertThatThrownBy(registry::open)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining(message);
    }
}
