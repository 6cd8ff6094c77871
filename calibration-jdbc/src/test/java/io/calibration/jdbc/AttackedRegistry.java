package io.calibration.jdbc;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.jdbc.registry.Schema;
import io.calibration.jdbc.registry.Tables;
import io.calibration.registry.Actor;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A registry on which attacks are tried, each within a transaction that is taken back: the second version is active, the third has the two
 * approvals that the policy asks for, the fourth was rejected.
 */
final class AttackedRegistry implements AutoCloseable {

    /** What becomes of an attack; the later, the worse. */
    enum Outcome {
        /** By the database. */
        REFUSED("r"),
        /** When the store is opened, by {@code active()}, or instead of activating anything. */
        DETECTED("d"),
        /** By the verification alone. */
        VERIFIED("v"),
        /** Nothing that the gate says rests on it. */
        WITHOUT_EFFECT("–");

        final String letter;

        Outcome(String letter) {
            this.letter = letter;
        }
    }

    private static final Actor OPERATOR = Actor.human("operator");
    private static final String REASON = "A reason.";

    private final TestRegistry where;
    private final Pool pool;
    private final HostTransaction host;
    private final boolean hardened;
    private final String head;
    private final String id;
    private RegistryStore store;

    AttackedRegistry(Engine engine, boolean hardened) throws SQLException {
        TestRegistry owned = engine.empty();
        head = prepared(new Life(owned.open(), "dating"));
        where = hardened ? HardeningTest.hardened(owned) : owned;
        pool = new Pool(where.database(), 2); // a connection for each of some hundred stores took half the time
        host = new HostTransaction(pool);
        if (engine == Engine.SQLITE) {
            host.say("PRAGMA foreign_keys = ON");
        } else {
            host.isolateAsCommandsNeed();
        }
        this.hardened = hardened;
        store = opened(SchemaMode.VALIDATE);
        id = store.info().id();
    }

    private static String prepared(Life life) {
        Registry registry = life.registry;
        life.execute(life.bootstrap());
        life.execute(new Command.SetPolicy(
                Actor.human("admin"), Life.V1, registry.policy(), new ApprovalPolicy(2, Duration.ofDays(14)), REASON));
        life.execute(life.submit(Life.V2, Life.V1));
        approve(life, Life.V2);
        life.execute(life.activate(Life.V2, Life.V1));
        life.execute(life.submit(Life.V3, Life.V2));
        approve(life, Life.V3);
        life.execute(life.submit(Life.V4, Life.V2));
        life.execute(new Command.Reject(
                Actor.human("reviewer"),
                Life.V4,
                registry.bindingDigest(Life.V4).orElseThrow(),
                REASON));
        return registry.log().checkpoint().hash().hex();
    }

    private static void approve(Life life, Version version) {
        life.execute(life.approve(version));
        life.execute(new Command.Approve(
                Actor.human("second"),
                version,
                life.registry.bindingDigest(version).orElseThrow(),
                REASON));
    }

    private RegistryStore opened(SchemaMode mode) {
        return JdbcRegistryStore.builder(host.dataSource())
                .tablePrefix(where.prefix())
                .schemaMode(mode)
                .autoCommitOff(AutoCommitOff.JOIN)
                .clock(Life.AT_NOON)
                .random(() -> 0)
                .build();
    }

    /** All columns of the tables, such as {@code vote.seq}. */
    Set<String> columns() throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection connection = where.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : Tables.WORDS) {
                try (var rows = statement.executeQuery("SELECT * FROM " + where.prefix() + table + " WHERE 1 = 0")) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        columns.add(table + "."
                                + rows.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
                    }
                }
            }
        }
        return columns;
    }

    /** An attack on what says what the tables are is seen by who opens them next, and so must be kept until then. */
    Outcome of(List<String> attack) throws SQLException {
        String all = String.join(";", attack);
        boolean onStore = all.contains("{t}store") || all.contains("{t}schema_step");
        return onStore ? whenOpened(attack) : whenUsed(attack);
    }

    private Outcome whenUsed(List<String> attack) throws SQLException {
        store = opened(SchemaMode.NONE);
        host.begin();
        try {
            return isRefused(attack) ? Outcome.REFUSED : seen();
        } finally {
            host.rollback();
        }
    }

    private Outcome whenOpened(List<String> attack) throws SQLException {
        if (isRefused(attack)) {
            return Outcome.REFUSED;
        }
        try {
            store = opened(SchemaMode.VALIDATE);
            host.begin();
            try {
                return seen();
            } finally {
                host.rollback();
            }
        } catch (RegistryStoreException e) {
            return Outcome.DETECTED;
        } finally {
            mend();
        }
    }

    private void mend() throws SQLException {
        if (hardened) {
            return; // where only the last attack is not refused
        }
        for (String statement : List.of(
                "DELETE FROM {t}store",
                "INSERT INTO {t}store (singleton, id) VALUES (1, '" + id + "')",
                "DELETE FROM {t}schema_step",
                "INSERT INTO {t}schema_step (step, checksum) VALUES (1, '" + Schema.checksum(1) + "')")) {
            host.say(written(statement));
        }
    }

    private boolean isRefused(List<String> attack) throws SQLException {
        for (String statement : attack) {
            if (host.refuses(written(statement))) {
                return true;
            }
        }
        return false;
    }

    private String written(String statement) {
        String bytes = where.engine() == Engine.POSTGRESQL ? "'\\x00'" : "X'00'";
        return statement
                .replace("{t}", where.prefix())
                .replace("{c1}", digest(Life.V1))
                .replace("{c3}", digest(Life.V3))
                .replace("{f}", "f".repeat(64))
                .replace("{x}", bytes)
                .replace("{head}", head);
    }

    private static String digest(Version version) {
        Content config = Life.config(version);
        return config.digest().hex();
    }

    /** What a process sees that has not looked before. Its moves would write the pointer anew, so it verifies first. */
    private Outcome seen() {
        Registry registry = new Life(store, "dating").registry;
        boolean verified = verifies(registry);
        if (!acts(registry)) {
            return Outcome.DETECTED;
        }
        return verified ? Outcome.WITHOUT_EFFECT : Outcome.VERIFIED;
    }

    private static boolean verifies(Registry registry) {
        try {
            return registry.log().verify().failures().isEmpty();
        } catch (RegistryStoreException e) {
            return false;
        }
    }

    /** Whether it reads and moves the pointer as if nothing had happened. */
    private static boolean acts(Registry registry) {
        try {
            if (!registry.active().orElseThrow().version().version().equals(Life.V2)) {
                throw new AssertionError("Another version is active.");
            }
            if (!isRefused(registry, new Command.Activate(OPERATOR, Life.V4, Life.V2))) {
                throw new AssertionError("A rejected version became active.");
            }
            return !isRefused(registry, new Command.RollBack(OPERATOR, Life.V1, Life.V2, REASON))
                    && !isRefused(registry, new Command.RollBack(OPERATOR, Life.V2, Life.V1, REASON))
                    && !isRefused(registry, new Command.Activate(OPERATOR, Life.V3, Life.V2));
        } catch (RegistryStoreException e) {
            return false;
        }
    }

    private static boolean isRefused(Registry registry, Command command) {
        return registry.execute(command) instanceof CommandResult.Refused;
    }

    @Override
    public void close() throws SQLException {
        host.close();
        pool.close();
    }
}
