package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.jdbc.registry.Tables;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where nothing can be written a registry can be read, and whoever would write is told why it cannot be. */
class ReadOnlyTest {

    private static final String ONLY_READS = "only lets this connection read";

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_store_opened_to_be_read_reads_everything_and_refuses_commands_by_name(Engine engine) {
        TestRegistry where = engine.empty();
        Life writing = new Life(where.open(), "dating").prepared();
        assertReadsAlone(writing, where, where.dataSource());
    }

    /** A standby and a user's default_transaction_read_only answer alike. */
    @ParameterizedTest
    @EnumSource(names = {"MARIADB", "POSTGRESQL", "SQLITE"})
    void a_session_that_only_reads_is_told_apart_and_can_be_read(Engine engine) {
        TestRegistry where = engine.empty();
        Life writing = new Life(where.open(), "dating").prepared();
        TestRegistry reading = where.afterSaying(
                switch (engine) {
                    case MARIADB -> "SET SESSION TRANSACTION READ ONLY";
                    case POSTGRESQL -> "SET default_transaction_read_only = on";
                    default -> "PRAGMA query_only = ON";
                });
        assertThatThrownBy(reading::open)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining(ONLY_READS)
                .hasMessageContaining("readOnly()");
        assertThatThrownBy(() -> new Life(reading.open(SchemaMode.NONE), "dating").execute(writing.swap()))
                .hasMessageContaining(ONLY_READS);
        assertReadsAlone(writing, where, reading.dataSource());
    }

    @Test
    void a_file_of_h2_that_only_can_be_read_is_told_apart_and_can_be_read() throws SQLException {
        Path file = Engine.temporaryFolder().resolve("registry");
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + file);
        TestRegistry where = TestRegistry.on(Engine.H2, database);
        Life writing = new Life(where.open(), "dating").prepared();
        ((Pool) where.dataSource()).close();
        JdbcDataSource read = new JdbcDataSource();
        read.setURL("jdbc:h2:" + file + ";ACCESS_MODE_DATA=r");
        TestRegistry reading = new TestRegistry(Engine.H2, read, read, where.prefix());
        assertThatThrownBy(reading::open).hasMessageContaining(ONLY_READS);
        Life life = new Life(readOnly(where, read), "dating");
        assertThat(life.registry.active()).isPresent();
        assertThat(life.registry.log().verify().failures()).isEmpty();
        assertThat(writing.store.info()).isEqualTo(life.store.info());
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MARIADB", "POSTGRESQL"})
    void a_user_who_may_only_select_is_told_so_and_can_read(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        Life writing = new Life(where.open(), "dating").prepared();
        String user = where.prefix() + "reader";
        try (Connection connection = where.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    switch (engine) {
                        case H2 -> "CREATE USER " + user + " PASSWORD 'secret'";
                        case MARIADB -> "CREATE USER " + user + " IDENTIFIED BY 'secret'";
                        default -> "CREATE ROLE " + user + " LOGIN PASSWORD 'secret'";
                    });
            for (String word : Tables.WORDS) {
                statement.execute("GRANT SELECT ON " + where.prefix() + word + " TO " + user);
            }
        }
        DataSource reader = HardeningTest.loggedIn(where.database(), user);
        assertThatThrownBy(() -> where.over(reader, SchemaMode.VALIDATE))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessage(engine.product() + " does not permit this user to do so. Grant what the builder's"
                        + " hardening(role) says, or open the registry with readOnly().");
        assertReadsAlone(writing, where, reader);
    }

    @Test
    void a_store_that_is_to_be_read_does_not_create_its_tables() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JdbcRegistryStore.builder(Engine.H2.database())
                        .readOnly()
                        .schemaMode(SchemaMode.CREATE_IF_MISSING)
                        .build())
                .withMessageContaining("CREATE_IF_MISSING");
    }

    private static void assertReadsAlone(Life writing, TestRegistry where, DataSource reader) {
        Life life = new Life(readOnly(where, reader), "dating");
        assertThat(life.store.load(life.scope)).isEqualTo(writing.store.load(life.scope));
        assertThat(life.registry.log().verify().failures()).isEmpty();
        for (Runnable writes : List.<Runnable>of(
                () -> life.execute(life.activate(Life.V3, Life.V1)),
                () -> life.registry.log().eraseReason(1))) {
            assertThatThrownBy(writes::run)
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining("was opened with readOnly()");
        }
        writing.execute(writing.activate(Life.V3, Life.V1));
        assertThat(life.registry.active().orElseThrow().version().version()).isEqualTo(Life.V3);
    }

    private static RegistryStore readOnly(TestRegistry where, DataSource reader) {
        return JdbcRegistryStore.builder(reader)
                .clock(Life.AT_NOON)
                .tablePrefix(where.prefix())
                .readOnly()
                .build();
    }
}
