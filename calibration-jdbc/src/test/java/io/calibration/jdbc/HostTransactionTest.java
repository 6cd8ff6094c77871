package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.CommandResult;
import io.calibration.approval.ConfigCheck.CompatibilityReport;
import io.calibration.approval.DecisionListener;
import io.calibration.approval.Registry;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A transaction of the host is never ended by the registry: it is refused, or joined when that was asked for. */
class HostTransactionTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_transaction_of_the_host_is_refused_by_name_and_left_open(Engine engine) throws SQLException {
        TestRegistry where = withNotes(engine);
        try (HostTransaction host = new HostTransaction(where.database())) {
            Life life = new Life(where.over(host.dataSource(), SchemaMode.VALIDATE), "dating").prepared();
            host.begin();
            host.say("INSERT INTO " + where.prefix() + "note VALUES (1)");
            refused(life.registry::active);
            refused(() -> life.execute(life.activate(Life.V3, Life.V1)));
            refused(() -> where.over(host.dataSource(), SchemaMode.VALIDATE));
            host.rollback();
        }
        assertThat(notes(where)).isZero();
        assertThat(new Life(where.open(SchemaMode.NONE), "dating")
                        .registry
                        .log()
                        .entries())
                .hasSize(4);
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("auto-commit is off")
                .hasMessageContaining("plain data source")
                .hasMessageContaining("autoCommitOff(POOL_DEFAULT)")
                .hasMessageContaining("autoCommitOff(JOIN)");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_joined_transaction_is_kept_and_taken_back_by_the_host_alone(Engine engine) throws SQLException {
        TestRegistry where = withNotes(engine);
        try (HostTransaction host = new HostTransaction(where.database())) {
            Life joining = new Life(joining(where, host), "dating").prepared();
            begin(host, engine);
            host.say("INSERT INTO " + where.prefix() + "note VALUES (1)");
            assertThat(joining.execute(joining.activate(Life.V3, Life.V1))).isInstanceOf(CommandResult.Applied.class);
            assertThat(active(joining)).isEqualTo(Life.V3.text());
            assertThat(active(new Life(where.open(SchemaMode.NONE), "dating")))
                    .as("by others")
                    .isEqualTo(Life.V1.text());
            host.rollback();
            assertThat(active(joining)).isEqualTo(Life.V1.text());
            assertThat(notes(where)).isZero();

            begin(host, engine);
            host.say("INSERT INTO " + where.prefix() + "note VALUES (1)");
            assertThat(joining.execute(joining.activate(Life.V3, Life.V1))).isInstanceOf(CommandResult.Applied.class);
            host.commit();
            assertThat(active(new Life(where.open(SchemaMode.NONE), "dating"))).isEqualTo(Life.V3.text());
            assertThat(notes(where)).isOne();
            assertThat(joining.registry.log().verify().failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_listener_hears_nothing_that_the_host_may_still_take_back(Engine engine) throws SQLException {
        TestRegistry where = withNotes(engine);
        try (HostTransaction host = new HostTransaction(where.database())) {
            Life joining = new Life(joining(where, host), "dating").prepared();
            List<String> heard = new ArrayList<>();
            Registry registry = listenedTo(joining, heard);
            registry.notifyListeners();
            assertThat(heard).hasSize(4);

            begin(host, engine);
            registry.execute(joining.approve(Life.V2));
            registry.notifyListeners();
            assertThat(heard).as("before the commit").hasSize(4);
            host.rollback();
            registry.notifyListeners();
            assertThat(heard).as("it was taken back").hasSize(4);

            begin(host, engine);
            registry.execute(joining.activate(Life.V3, Life.V1));
            host.commit();
            registry.notifyListeners();
            assertThat(heard).hasSize(5).last().isEqualTo("5 Activated");
        }
    }

    private static Registry listenedTo(Life life, List<String> heard) {
        return Registry.builder()
                .store(life.store)
                .scope(life.scope)
                .clock(Life.AT_NOON)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .listener(new DecisionListener() {
                    @Override
                    public long handled(ScopeId scope) {
                        return heard.size();
                    }

                    @Override
                    public void on(AuditEntry entry) {
                        heard.add(entry.seq() + " " + entry.event().getClass().getSimpleName());
                    }
                })
                .build();
    }

    /** What fails takes nothing of the host's with it, and is not tried again. */
    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_command_that_fails_leaves_the_joined_transaction_as_it_was(Engine engine) throws SQLException {
        TestRegistry where = withNotes(engine);
        try (HostTransaction host = new HostTransaction(where.database())) {
            Life joining = new Life(joining(where, host), "dating").prepared();
            begin(host, engine);
            host.say("INSERT INTO " + where.prefix() + "note VALUES (1)");
            String log = where.prefix() + "audit";
            host.say("INSERT INTO " + log + " (scope, seq, previous, hash, request, entry)"
                    + " VALUES ('dating', 5, 'x', 'x', 'x', 'x')");
            assertThatThrownBy(() -> joining.execute(joining.activate(Life.V3, Life.V1)))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining(
                            engine == Engine.SQLITE
                                    ? "by a constraint"
                                    : "failed within your transaction, where nothing is tried again");
            host.say("DELETE FROM " + log + " WHERE seq = 5");
            host.commit();
            assertThat(notes(where)).isOne();
            assertThat(active(joining)).isEqualTo(Life.V1.text());
            assertThat(joining.registry.log().verify().failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void opening_joins_nothing(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        try (HostTransaction host = new HostTransaction(where.database())) {
            host.begin();
            refused(() -> joining(where, host));
            host.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "MARIADB", "POSTGRESQL"})
    void commands_join_no_transaction_that_sees_a_picture_from_before_the_lock(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        DataSource repeatable = isolated(where.database(), Connection.TRANSACTION_REPEATABLE_READ);
        try (HostTransaction host = new HostTransaction(repeatable)) {
            Life joining = new Life(joining(where, host), "dating").prepared();
            host.begin();
            assertThat(active(joining)).isEqualTo(Life.V1.text());
            assertThatThrownBy(() -> joining.execute(joining.activate(Life.V3, Life.V1)))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining("READ COMMITTED alone");
            host.rollback();
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_pool_that_switches_auto_commit_off_works_when_that_is_said(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        DataSource off = off(where.database());
        assertThatThrownBy(() -> where.over(off, SchemaMode.VALIDATE)).hasMessageContaining("auto-commit is off");
        RegistryStore store = JdbcRegistryStore.builder(off)
                .clock(Life.AT_NOON)
                .tablePrefix(where.prefix())
                .autoCommitOff(AutoCommitOff.POOL_DEFAULT)
                .build();
        Life life = new Life(store, "dating").prepared();
        life.execute(life.activate(Life.V3, Life.V1));
        assertThat(active(new Life(where.open(SchemaMode.NONE), "dating"))).isEqualTo(Life.V3.text());
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    private static RegistryStore joining(TestRegistry where, HostTransaction host) {
        return JdbcRegistryStore.builder(host.dataSource())
                .clock(Life.AT_NOON)
                .tablePrefix(where.prefix())
                .autoCommitOff(AutoCommitOff.JOIN)
                .build();
    }

    private static void begin(HostTransaction host, Engine engine) throws SQLException {
        if (engine == Engine.MARIADB) {
            host.say("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        }
        if (engine == Engine.SQLITE) {
            host.say("PRAGMA foreign_keys = ON");
        }
        host.begin();
    }

    private static TestRegistry withNotes(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        try (Connection connection = where.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + where.prefix() + "note (id INTEGER)");
        }
        return where;
    }

    private static int notes(TestRegistry where) throws SQLException {
        try (Connection connection = where.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + where.prefix() + "note")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static String active(Life life) {
        return life.registry.active().orElseThrow().version().version().text();
    }

    private static DataSource off(DataSource origin) {
        return changed(origin, connection -> connection.setAutoCommit(false));
    }

    private static DataSource isolated(DataSource origin, int isolation) {
        return changed(origin, connection -> connection.setTransactionIsolation(isolation));
    }

    private interface Change {
        void to(Connection connection) throws SQLException;
    }

    private static DataSource changed(DataSource origin, Change change) {
        return (DataSource) Proxy.newProxyInstance(
                HostTransactionTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    Connection connection = (Connection) Pool.call(origin, method, arguments);
                    change.to(connection);
                    return connection;
                });
    }
}
