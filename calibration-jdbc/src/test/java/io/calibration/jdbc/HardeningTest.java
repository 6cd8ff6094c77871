package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RefusalCode;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** With the hardening script, raw SQL cannot change what the registry never changes, and the registry works as before. */
class HardeningTest {

    private static final List<String> NEVER = List.of(
            "UPDATE {t}audit SET entry = 'x'",
            "DELETE FROM {t}audit",
            "UPDATE {t}content SET digest = digest",
            "DELETE FROM {t}content",
            "UPDATE {t}activation SET at_micros = 0",
            "DELETE FROM {t}activation",
            "UPDATE {t}vote SET at_micros = 0",
            "DELETE FROM {t}vote",
            "UPDATE {t}participant SET duty = duty",
            "DELETE FROM {t}participant",
            "UPDATE {t}reason SET salt = 'x'",
            "UPDATE {t}store SET id = 'x'",
            "DELETE FROM {t}store",
            "UPDATE {t}schema_step SET checksum = 'x'",
            "DELETE FROM {t}schema_step",
            "DELETE FROM {t}version",
            "DELETE FROM {t}active");

    private static final String NEXT = "f".repeat(64);

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_never_changes_is_refused_and_the_life_cycle_goes_on(Engine engine) throws SQLException {
        TestRegistry where = engine.empty();
        TestRegistry hardened = hardened(where);
        Life life = new Life(hardened.open(), "dating").prepared();
        for (String never : NEVER) {
            assertThat(new RawSql(hardened).tried(List.of(), never)).as(never).isPresent();
            if (engine != Engine.H2) {
                assertThat(new RawSql(where).tried(List.of(), never).map(Throwable::getMessage))
                        .as("by the owner: %s", never)
                        .hasValueSatisfying(message -> assertThat(message).contains("The registry never changes"));
            }
        }
        RawSql sql = new RawSql(hardened);
        if (engine != Engine.H2) {
            assertThat(sql.tried(List.of(), "UPDATE {t}version SET binding = 'x'"))
                    .isPresent();
        }
        assertThat(sql.tried(List.of(), "UPDATE {t}version SET state = state WHERE version = '1.1.0'"))
                .as("the twin that says nothing new")
                .isEmpty();
        liveOn(new Life(hardened.open(), "second"));
        life.registry.log().eraseReason(1);
        assertThat(life.registry.log().reason(1)).isEmpty();
        assertThat(life.registry.log().verify().failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void what_is_due_becomes_active_and_a_time_that_was_ahead_is_corrected(Engine engine) throws SQLException {
        TestRegistry hardened = hardened(engine.empty());
        Life noon = at(Life.NOON, hardened);
        applied(noon.execute(noon.bootstrap()));
        applied(noon.execute(noon.submit(Life.V2, Life.V1)));
        applied(noon.execute(noon.approve(Life.V2)));
        Actor operator = Actor.human("operator");
        applied(noon.execute(new Command.Schedule(operator, Life.V2, Life.V1, Life.NOON.plusSeconds(60))));
        Life ahead = at(Life.NOON.plusSeconds(3600), hardened);
        assertThat(ahead.registry.activateDue(operator)).hasSize(1).allSatisfy(HardeningTest::applied);
        Life back = at(Life.NOON, hardened);
        assertThat(back.execute(back.submit(Life.V3, Life.V2)).refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.TIME_AHEAD);
        applied(back.execute(new Command.CorrectTime(Actor.human("admin"), Life.V2, "The clock was wrong.")));
        applied(back.execute(back.submit(Life.V3, Life.V2)));
        applied(back.execute(back.approve(Life.V3)));
        applied(back.execute(back.activate(Life.V3, Life.V2)));
        assertThat(back.registry.log().verify().failures()).isEmpty();
    }

    /** Store and host by the same clock. */
    private static Life at(Instant now, TestRegistry where) {
        return new Life(where.open(Clock.fixed(now, ZoneOffset.UTC)), "dating", now);
    }

    private static void applied(CommandResult answer) {
        assertThat(answer).isInstanceOf(CommandResult.Applied.class);
    }

    @ParameterizedTest
    @EnumSource(value = Engine.class, mode = EnumSource.Mode.EXCLUDE, names = "H2")
    void rows_must_say_what_the_last_entry_says(Engine engine) throws SQLException {
        TestRegistry hardened = hardened(engine.empty());
        Life life = new Life(hardened.open(), "dating").prepared();
        RawSql sql = new RawSql(hardened);
        List<AuditLine> log = life.store.audit(life.scope, 0, 10);
        AuditLine third = log.get(3);
        String head = third.hash().hex();
        String entry = third.text()
                .replace("\"seq\":4,", "\"seq\":5,")
                .replace(log.get(2).hash().hex(), head)
                .replace(third.request().value(), "new-request")
                .replace("\"1.2.0\"", "\"1.1.0\"")
                .replace(Life.config(Life.V3).digest().hex(), content());
        String moved = "UPDATE {t}scope SET revision = 5, head_hash = '" + NEXT + "' WHERE scope = 'dating'";
        String written = audit(5, head, entry);
        String duty = "INSERT INTO {t}participant (scope, version, actor, duty)"
                + " VALUES ('dating', '1.1.0', 'reviewer', 'REVIEWER')";
        String vote = vote("reviewer", "(SELECT head_at FROM {t}scope WHERE scope = 'dating')");
        String approved = "UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'";
        List<String> step = List.of(moved, written, duty, vote, approved);
        for (int i = 0; i < step.size(); i++) {
            assertThat(sql.tried(step.subList(0, i), step.get(i)))
                    .as("the whole step: %s", step.get(i))
                    .isEmpty();
        }
        refused(sql, List.of(), written);
        refused(sql, List.of(moved), audit(5, head, entry.replace("\"seq\":5,", "\"seq\":6,")));
        refused(sql, List.of(moved), audit(5, head, entry.replace("\"quorum\":1", "\"quorum\":2")));
        refused(sql, List.of(moved), audit(5, NEXT, entry.replace(head, NEXT)));
        refused(sql, List.of(moved), audit(5, head, "{}"));
        refused(sql, List.of(), moved.replace("= 5", "= 6"));
        refused(sql, List.of(moved, written), duty.replace("reviewer", "stranger"));
        refused(sql, List.of(moved, written, duty), vote("reviewer", "1"));
        refused(sql, List.of(moved, written, duty), vote("stranger", "1"));
        refused(sql, List.of(moved, written, duty), approved);
        refused(sql, List.of(moved, written, duty, vote), approved.replace("APPROVED", "REJECTED"));
        refused(
                sql,
                List.of(moved, written, duty, vote),
                approved.replace("1.1.0", "1.2.0").replace("APPROVED", "WITHDRAWN"));
    }

    private static void refused(RawSql sql, List<String> before, String last) throws SQLException {
        assertThat(sql.tried(before, last).map(Throwable::getMessage))
                .as(last)
                .hasValueSatisfying(message -> assertThat(message).contains("does not bear out"));
    }

    private static String audit(int seq, String previous, String entry) {
        return "INSERT INTO {t}audit (scope, seq, previous, hash, request, entry) VALUES ('dating', %d, '%s', '%s', 'new-request', '%s')"
                .formatted(seq, previous, NEXT, entry);
    }

    private static String vote(String actor, String at) {
        return ("INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, seq,"
                        + " at_micros) VALUES ('dating', '1.1.0', '%s', 'HUMAN', 'REVIEWER', '%s', 'APPROVE', FALSE, 5, %s)")
                .formatted(actor, content(), at);
    }

    private static String content() {
        return Life.config(Life.V2).digest().hex();
    }

    private static void liveOn(Life life) {
        for (Supplier<Command> next : life.commands()) {
            Command command = next.get();
            assertThat(life.execute(command))
                    .as(command.action().toString())
                    .isNotInstanceOf(CommandResult.Replayed.class);
        }
        assertThat(life.registry.log().verify().failures()).isEmpty();
        new Life(life.store, "third").execute(new Life(life.store, "second").swap()); // begins a scope for nothing
    }

    /** The script was run by the owner; the registry is then opened with the least rights, where there are rights. */
    static TestRegistry hardened(TestRegistry where) throws SQLException {
        String role = where.prefix() + "role";
        List<String> user = createUser(where.engine(), role);
        String script = JdbcRegistryStore.builder(where.dataSource())
                .tablePrefix(where.prefix())
                .hardening(role);
        try (Connection connection = where.database().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : Stream.concat(user.stream(), Stream.of(script.split("\n\n")))
                    .toList()) {
                statement.executeUpdate(sql);
            }
        }
        DataSource as = user.isEmpty() ? where.database() : loggedIn(where.database(), role);
        return new TestRegistry(where.engine(), as, as, where.prefix());
    }

    static List<String> createUser(Engine engine, String role) {
        return switch (engine) {
            case H2 -> List.of("CREATE USER " + role + " PASSWORD 'secret'");
            case MARIADB -> List.of("CREATE USER " + role + " IDENTIFIED BY 'secret'");
            case POSTGRESQL -> List.of("CREATE ROLE " + role + " LOGIN PASSWORD 'secret'");
            case SQLITE -> List.of();
        };
    }

    @Test
    void a_role_that_is_no_plain_identifier_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> JdbcRegistryStore.builder(Engine.H2.database()).hardening("x; DROP TABLE y"))
                .withMessageContaining("role");
    }

    /** H2 lets nobody but its owner say how long a database in memory lives, as the test's URL does. */
    static DataSource loggedIn(DataSource origin, String user) {
        if (origin instanceof JdbcDataSource h2) {
            h2.setURL(h2.getURL().split(";", 2)[0]);
        }
        return (DataSource) Proxy.newProxyInstance(
                HardeningTest.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> origin.getConnection(user, "secret"));
    }
}
