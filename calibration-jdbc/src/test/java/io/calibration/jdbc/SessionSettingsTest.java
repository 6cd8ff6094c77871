package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry lives its whole life in databases and sessions that are set otherwise than ours. */
class SessionSettingsTest {

    /** Each call has a connection of its own, so that the one that made the tables is gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                "MODE=Oracle",
                "MODE=Oracle;IGNORECASE=TRUE",
                "MODE=MySQL",
                "MODE=MySQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                "MODE=MariaDB",
                "MODE=MSSQLServer",
                "MODE=DB2",
                "MODE=Derby",
                "MODE=HSQLDB",
                "MODE=LEGACY",
                "MODE=STRICT",
                "IGNORECASE=TRUE",
                "DATABASE_TO_UPPER=FALSE",
                "CASE_INSENSITIVE_IDENTIFIERS=TRUE"
            })
    void h2_of_any_mode_keeps_a_registry(String settings) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;" + settings);
        TestRegistry registry = new TestRegistry(Engine.H2, database, database, Engine.newPrefix());
        registry.open(SchemaMode.CREATE_IF_MISSING);
        assertLives(registry);
        assertThat(new RawSql(registry).tried(List.of(), "UPDATE {t}version SET state = 'ACTIVE'"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "NO_BACKSLASH_ESCAPES",
                "EMPTY_STRING_IS_NULL",
                "ANSI_QUOTES",
                "PIPES_AS_CONCAT",
                "EMPTY_STRING_IS_NULL,NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT",
                "ANSI",
                "MSSQL",
                "TRADITIONAL",
                "HIGH_NOT_PRECEDENCE",
                "PAD_CHAR_TO_FULL_LENGTH"
            })
    void mariadb_of_any_mode_keeps_a_registry(String mode) {
        TestRegistry registry =
                TestRegistry.at(Engine.MARIADB, Engine.MARIADB.database()).afterSaying("SET sql_mode = '" + mode + "'");
        registry.open(SchemaMode.CREATE_IF_MISSING);
        assertLives(registry);
    }

    @Test
    void mariadb_that_speaks_oracles_language_is_refused_by_name() {
        TestRegistry registry = Engine.MARIADB.empty();
        TestRegistry speaking = registry.afterSaying("SET sql_mode = 'ORACLE'");
        for (Runnable call : List.<Runnable>of(
                () -> speaking.named(Engine.newPrefix()).open(SchemaMode.CREATE_IF_MISSING),
                () -> new Life(speaking.open(SchemaMode.NONE), "dating").prepared())) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining("sql_mode = ORACLE");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET standard_conforming_strings = off",
                "SET bytea_output = 'escape'",
                "SET transform_null_equals = on",
                "SET quote_all_identifiers = on",
                "SET TIME ZONE 'Asia/Kathmandu'",
                "SET default_transaction_isolation = 'serializable'"
            })
    void postgresql_of_any_setting_keeps_a_registry(String setting) {
        TestRegistry registry =
                TestRegistry.at(Engine.POSTGRESQL, Engine.POSTGRESQL.database()).afterSaying(setting);
        registry.open(SchemaMode.CREATE_IF_MISSING);
        assertLives(registry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRAGMA reverse_unordered_selects = ON", "PRAGMA case_sensitive_like = ON"})
    void sqlite_of_any_setting_keeps_a_registry(String setting) {
        assertLives(Engine.SQLITE.empty().afterSaying(setting));
    }

    @Test
    void postgresql_finds_the_tables_anywhere_on_its_search_path() throws SQLException {
        TestRegistry registry = Engine.POSTGRESQL.empty();
        say(registry, "CREATE SCHEMA IF NOT EXISTS \"Other \"\"place\"");
        assertLives(registry.afterSaying("SET search_path = \"Other \"\"place\", public"));
        TestRegistry there = TestRegistry.at(Engine.POSTGRESQL, registry.database())
                .afterSaying("SET search_path = \"Other \"\"place\"");
        there.open(SchemaMode.CREATE_IF_MISSING);
        assertLives(there);
        assertThatThrownBy(() -> TestRegistry.at(Engine.POSTGRESQL, registry.database())
                        .afterSaying("SET search_path = nowhere")
                        .open())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessage("The connection has no schema. Name one with the builder's schema().");
    }

    /** A pool's connections may be left with another path, or another database in use. */
    @Test
    void tables_that_were_found_once_stay_the_same_whatever_a_session_says_later() throws SQLException {
        TestRegistry registry = Engine.POSTGRESQL.empty();
        try (Pool one = new Pool(registry.database(), 1)) {
            Life life = new Life(registry.over(one, SchemaMode.VALIDATE), "dating").prepared();
            try (Connection connection = one.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = pg_catalog");
            }
            life.execute(life.activate(Life.V3, Life.V1));
            assertThat(life.registry.log().verify().failures()).isEmpty();
        }
    }

    /** On MariaDB a temporary table hides the other even where its database is named: the constraints are then missing, which is said. */
    @ParameterizedTest
    @EnumSource(names = "MARIADB", mode = EnumSource.Mode.EXCLUDE)
    void temporary_tables_of_the_same_names_do_not_hide_ours(Engine engine) {
        TestRegistry registry = engine.empty();
        String temporary = engine == Engine.H2
                ? "CREATE LOCAL TEMPORARY TABLE IF NOT EXISTS "
                : "CREATE TEMPORARY TABLE IF NOT EXISTS ";
        for (String word : List.of("scope", "store", "audit", "version")) {
            TestRegistry shadowed =
                    registry.afterSaying(temporary + registry.prefix() + word + " (scope INTEGER, id INTEGER)");
            assertLives(new TestRegistry(engine, registry.database(), shadowed.dataSource(), registry.prefix()), word);
        }
    }

    @Test
    void mariadb_with_a_temporary_table_of_the_same_name_is_refused() {
        TestRegistry registry = Engine.MARIADB.empty();
        TestRegistry shadowed = registry.afterSaying("CREATE TEMPORARY TABLE IF NOT EXISTS " + registry.prefix()
                + "audit (scope VARCHAR(128), seq BIGINT, previous VARCHAR(64), hash VARCHAR(64), request VARCHAR(128),"
                + " entry TEXT) CHARACTER SET ascii COLLATE ascii_nopad_bin");
        assertThatThrownBy(shadowed::open)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("foreign keys");
    }

    private static void assertLives(TestRegistry registry) {
        assertLives(registry, "dating");
    }

    private static void assertLives(TestRegistry registry, String scope) {
        Life life = new Life(registry.open(), scope);
        for (Supplier<Command> next : life.commands()) {
            Command command = next.get();
            assertThat(life.execute(command))
                    .as(command.action().toString())
                    .isNotInstanceOf(CommandResult.Replayed.class);
        }
        assertThat(life.registry.log().verify().failures()).isEmpty();
        assertThat(life.store.reload(life.scope)).isEqualTo(life.store.load(life.scope));
        life.registry.log().eraseReason(1);
        assertThat(life.registry.log().reason(1)).isEmpty();
    }

    private static void say(TestRegistry registry, String sql) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
