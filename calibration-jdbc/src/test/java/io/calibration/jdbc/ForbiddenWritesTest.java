package io.calibration.jdbc;

import static io.calibration.jdbc.Life.V1;
import static io.calibration.jdbc.Life.V2;
import static io.calibration.jdbc.Life.V3;
import static io.calibration.jdbc.Life.config;
import static org.assertj.core.api.Assertions.assertThat;

import io.calibration.registry.AuditLine;
import io.calibration.registry.ScopeId;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The database itself refuses forbidden steps by raw SQL; the same statement that takes an allowed step passes. */
class ForbiddenWritesTest {

    private static final Map<Engine, TestRegistry> REGISTRIES = new EnumMap<>(Engine.class);
    private static final String C1 = config(V1).digest().hex();
    private static final String C2 = config(V2).digest().hex();
    private static final String C3 = config(V3).digest().hex();
    private static final String NEW_HASH = "f".repeat(64);

    /** What every allowed step hangs on: an audit entry of its own. */
    private static final String ENTRY_5 = audit(5, "{head}", "new-request");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("attacks")
    void a_forbidden_write_is_refused_and_its_legal_twin_is_not(Engine engine, Attack attack) throws SQLException {
        RawSql sql = new RawSql(REGISTRIES.computeIfAbsent(engine, ForbiddenWritesTest::prepared));
        Optional<SQLException> refused = sql.tried(written(attack.before, sql), written(attack.forbidden, sql));
        assertThat(refused).isPresent();
        assertThat(isConstraint(refused.get())).as(refused.toString()).isTrue();
        assertThat(sql.tried(written(attack.before, sql), written(attack.legal, sql)))
                .isEmpty();
    }

    static Stream<Arguments> attacks() {
        return Stream.of(Engine.values())
                .flatMap(engine -> Stream.of(people(), pointer(), log(), versions())
                        .flatMap(List::stream)
                        .map(attack -> Arguments.of(engine, attack)));
    }

    private static List<Attack> people() {
        List<String> reviewer = List.of(ENTRY_5, participant(V2.text(), "reviewer", "REVIEWER"));
        String good = vote(V2.text(), "reviewer", "HUMAN", "REVIEWER", C2, "APPROVE");
        return List.of(
                new Attack(
                        "an author becomes a reviewer",
                        List.of(),
                        participant(V2.text(), "author", "REVIEWER"),
                        participant(V2.text(), "stranger", "REVIEWER")),
                new Attack(
                        "an author's row is turned into a reviewer's vote",
                        reviewer,
                        vote(V2.text(), "author", "HUMAN", "AUTHOR", C2, "APPROVE"),
                        good),
                new Attack(
                        "an author approves as if a reviewer",
                        reviewer,
                        vote(V2.text(), "author", "HUMAN", "REVIEWER", C2, "APPROVE"),
                        good),
                new Attack(
                        "a vote without a duty",
                        reviewer,
                        vote(V2.text(), "stranger", "HUMAN", "REVIEWER", C2, "APPROVE"),
                        good),
                new Attack(
                        "a service approves",
                        reviewer,
                        vote(V2.text(), "reviewer", "SERVICE", "REVIEWER", C2, "APPROVE"),
                        good),
                new Attack(
                        "a vote on another content",
                        reviewer,
                        vote(V2.text(), "reviewer", "HUMAN", "REVIEWER", C3, "APPROVE"),
                        good),
                new Attack(
                        "a second vote of one person",
                        List.of(ENTRY_5, participant(V3.text(), "second", "REVIEWER")),
                        vote(V3.text(), "reviewer", "HUMAN", "REVIEWER", C3, "APPROVE"),
                        vote(V3.text(), "second", "HUMAN", "REVIEWER", C3, "APPROVE")),
                new Attack(
                        "a vote without an audit entry",
                        List.of(participant(V2.text(), "reviewer", "REVIEWER")),
                        good,
                        "UPDATE {t}vote SET acknowledges_breaking = acknowledges_breaking"));
    }

    private static List<Attack> pointer() {
        List<String> third = List.of(ENTRY_5, activation(V3.text(), C3));
        List<String> second = List.of(
                ENTRY_5, activation(V2.text(), C2), "UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'");
        String good = move(V3.text(), C3, "APPROVED", "reviewer", "APPROVE");
        return List.of(
                new Attack(
                        "two active versions",
                        third,
                        "INSERT INTO {t}active (scope, seq, version, content, state, approver, verdict)"
                                + " VALUES ('dating', 5, '1.2.0', '" + C3 + "', 'APPROVED', 'reviewer', 'APPROVE')",
                        good),
                new Attack(
                        "a proposed version becomes active",
                        List.of(ENTRY_5, activation(V2.text(), C2)),
                        move(V2.text(), C2, "PROPOSED", "reviewer", "APPROVE"),
                        "UPDATE {t}active SET state = 'APPROVED'"),
                new Attack(
                        "a proposed version becomes active as if approved",
                        List.of(ENTRY_5, activation(V2.text(), C2)),
                        move(V2.text(), C2, "APPROVED", "reviewer", "APPROVE"),
                        "UPDATE {t}active SET state = 'APPROVED'"),
                new Attack(
                        "a version called approved without a vote becomes active",
                        second,
                        move(V2.text(), C2, "APPROVED", "reviewer", "APPROVE"),
                        "UPDATE {t}active SET state = 'APPROVED'"),
                new Attack(
                        "a version called approved becomes active on its author's word",
                        second,
                        move(V2.text(), C2, "APPROVED", "author", "APPROVE"),
                        "UPDATE {t}active SET state = 'APPROVED'"),
                new Attack(
                        "active on the strength of a rejection",
                        third,
                        move(V3.text(), C3, "APPROVED", "reviewer", "REJECT"),
                        good),
                new Attack(
                        "active with another version's content",
                        third,
                        move(V3.text(), C1, "APPROVED", "reviewer", "APPROVE"),
                        good),
                new Attack(
                        "active without a step of the history", List.of(ENTRY_5), good, "UPDATE {t}active SET seq = 1"),
                new Attack(
                        "a step of the history without an audit entry",
                        List.of(),
                        activation(V3.text(), C3),
                        "UPDATE {t}activation SET review_owed = review_owed"),
                new Attack(
                        "the active version is taken out of use",
                        List.of(),
                        "UPDATE {t}version SET state = 'DEPRECATED' WHERE version = '1.0.0'",
                        "UPDATE {t}version SET state = 'DEPRECATED' WHERE version = '1.2.0'"));
    }

    private static List<Attack> log() {
        String next = audit(5, "{head}", "new-request");
        return List.of(
                new Attack("a forked log", List.of(), audit(5, "{before-head}", "new-request"), next),
                new Attack("a request done twice", List.of(), audit(5, "{head}", "{request}"), next),
                new Attack("an entry in another's place", List.of(), audit(4, "{head}", "new-request"), next),
                new Attack("an entry before the first", List.of(), audit(0, "{head}", "new-request"), next),
                new Attack("an entry of no scope", List.of(), next.replace("'dating'", "'nowhere'"), next),
                new Attack(
                        "a scope is deleted",
                        List.of(
                                "INSERT INTO {t}scope (scope, revision, head_hash, head_at, quorum, vote_seconds, corrected)"
                                        + " VALUES ('x', 0, 'x', 0, 1, 60, 0)"),
                        "DELETE FROM {t}scope WHERE scope = 'dating'",
                        "DELETE FROM {t}scope WHERE scope = 'x'"),
                new Attack(
                        "an entry with consequences is deleted",
                        List.of(ENTRY_5),
                        "DELETE FROM {t}audit WHERE seq = 1",
                        "DELETE FROM {t}audit WHERE seq = 5"),
                new Attack(
                        "a second store in the tables",
                        List.of(),
                        "INSERT INTO {t}store (singleton, id) VALUES (2, 'jdbc:other')",
                        "UPDATE {t}store SET singleton = 1"));
    }

    private static List<Attack> versions() {
        String good = version("1.3.0", 5, "PROPOSED", 1, 1209600);
        List<String> rejected = List.of(
                ENTRY_5,
                participant(V2.text(), "reviewer", "REVIEWER"),
                "UPDATE {t}version SET state = 'REJECTED' WHERE version = '1.1.0'");
        return List.of(
                new Attack(
                        "a rejected version is approved after all",
                        List.of(rejected.get(0), rejected.get(1), rejected.get(2), rejection("'REJECTED'")),
                        "UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'",
                        "UPDATE {t}version SET state = 'REJECTED' WHERE version = '1.1.0'"),
                new Attack(
                        "a rejection that does not hold its version",
                        rejected,
                        rejection("NULL"),
                        rejection("'REJECTED'")),
                new Attack(
                        "a rejection of a version that is still open",
                        rejected.subList(0, 2),
                        rejection("'REJECTED'"),
                        "UPDATE {t}version SET state = 'REJECTED' WHERE version = '1.1.0'"),
                new Attack(
                        "a number is used again", List.of(ENTRY_5), version("1.1.0", 5, "PROPOSED", 1, 1209600), good),
                new Attack(
                        "nobody needs to approve", List.of(ENTRY_5), version("1.3.0", 5, "PROPOSED", 0, 1209600), good),
                new Attack(
                        "approvals count for a day too long",
                        List.of(ENTRY_5),
                        version("1.3.0", 5, "PROPOSED", 1, 1209600 + 86400),
                        good),
                new Attack("a state that does not exist", List.of(ENTRY_5), version("1.3.0", 5, "ACTIVE", 1, 60), good),
                new Attack(
                        "two versions of one audit entry",
                        List.of(ENTRY_5),
                        version("1.3.0", 2, "PROPOSED", 1, 1209600),
                        good),
                new Attack(
                        "the content of a voted version is swapped",
                        List.of(),
                        "UPDATE {t}version SET content = '" + C1 + "' WHERE version = '1.2.0'",
                        "UPDATE {t}version SET content = '" + C3 + "' WHERE version = '1.2.0'"),
                new Attack(
                        "a version's bytes are deleted",
                        List.of("UPDATE {t}content SET digest = digest"),
                        "DELETE FROM {t}content WHERE digest = '" + C3 + "'",
                        "DELETE FROM {t}content WHERE digest = 'nothing'"),
                new Attack(
                        "an approved version is deleted",
                        List.of("DELETE FROM {t}participant WHERE version = '1.1.0'"),
                        "DELETE FROM {t}version WHERE version = '1.2.0'",
                        "DELETE FROM {t}version WHERE version = '1.1.0'"));
    }

    private static String participant(String version, String actor, String duty) {
        return "INSERT INTO {t}participant (scope, version, actor, duty) VALUES ('dating', '%s', '%s', '%s')"
                .formatted(version, actor, duty);
    }

    private static String vote(String version, String actor, String kind, String duty, String content, String verdict) {
        return ("INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking, seq,"
                        + " at_micros) VALUES ('dating', '%s', '%s', '%s', '%s', '%s', '%s', FALSE, 5, 1)")
                .formatted(version, actor, kind, duty, content, verdict);
    }

    private static String rejection(String finalState) {
        return ("INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking,"
                        + " final_state, seq, at_micros) VALUES ('dating', '1.1.0', 'reviewer', 'HUMAN', 'REVIEWER', '%s',"
                        + " 'REJECT', FALSE, %s, 5, 1)")
                .formatted(C2, finalState);
    }

    private static String activation(String version, String content) {
        return ("INSERT INTO {t}activation (scope, seq, version, content, at_micros, actor, review_owed)"
                        + " VALUES ('dating', 5, '%s', '%s', 1, 'human:operator', FALSE)")
                .formatted(version, content);
    }

    private static String move(String version, String content, String state, String approver, String verdict) {
        return ("UPDATE {t}active SET seq = 5, version = '%s', content = '%s', state = '%s', approver = '%s',"
                        + " verdict = '%s' WHERE scope = 'dating'")
                .formatted(version, content, state, approver, verdict);
    }

    private static String audit(int seq, String previous, String request) {
        return ("INSERT INTO {t}audit (scope, seq, previous, hash, request, entry)"
                        + " VALUES ('dating', %d, '%s', '%s', '%s', '{}')")
                .formatted(seq, previous, NEW_HASH, request);
    }

    private static String version(String number, int registered, String state, int quorum, int seconds) {
        return ("INSERT INTO {t}version (scope, version, registered, state, content, breaking, quorum, vote_seconds,"
                        + " round, binding, registrant, authors) VALUES ('dating', '%s', %d, '%s', '%s', FALSE, %d, %d,"
                        + " 1, '%s', 'human:author', '')")
                .formatted(number, registered, state, C2, quorum, seconds, NEW_HASH);
    }

    private static TestRegistry prepared(Engine engine) {
        TestRegistry registry = engine.empty();
        new Life(registry.open(), "dating").prepared();
        return registry;
    }

    private static List<String> written(List<String> statements, RawSql sql) {
        return statements.stream().map(statement -> written(statement, sql)).toList();
    }

    private static String written(String statement, RawSql sql) {
        List<AuditLine> log = sql.registry().open(SchemaMode.NONE).audit(new ScopeId("dating"), 0, 10);
        AuditLine last = log.get(log.size() - 1);
        AuditLine before = log.get(log.size() - 2);
        return statement
                .replace("{head}", last.hash().hex())
                .replace("{before-head}", before.hash().hex())
                .replace("{request}", last.request().value());
    }

    /** By the databases' own words, so that the store's classification is not judged by itself. */
    private static boolean isConstraint(SQLException e) {
        String state = e.getSQLState();
        return (e instanceof SQLIntegrityConstraintViolationException)
                || ((state != null) && state.startsWith("23"))
                || e.getMessage().contains("CONSTRAINT");
    }

    private record Attack(String name, List<String> before, String forbidden, String legal) {
        @Override
        public String toString() {
            return name;
        }
    }
}
