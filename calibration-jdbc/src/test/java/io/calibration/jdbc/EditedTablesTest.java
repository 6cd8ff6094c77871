package io.calibration.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Command;
import io.calibration.approval.Registry;
import io.calibration.approval.Verification;
import io.calibration.approval.Verification.Level;
import io.calibration.internal.audit.AuditJson;
import io.calibration.jdbc.registry.Sql;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables' constraints cannot refuse, verification finds, and says where. */
class EditedTablesTest {

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_edited_audit_entry_is_found_at_its_place(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}audit SET entry = REPLACE(entry, 'human:author', 'human:nobody') WHERE seq = 2");
        edited.fails(Level.CHAIN, 2);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_edited_hash_is_found_at_its_place(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}audit SET hash = '" + "0".repeat(64) + "' WHERE seq = 3");
        edited.fails(Level.CHAIN, 3);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_edited_reason_is_found_at_its_place(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}reason SET salt = '" + "0".repeat(32) + "' WHERE seq = 4");
        edited.fails(Level.CHAIN, 4);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_cut_tail_is_found_at_its_place(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.life.execute(edited.life.activate(Life.V2, Life.V1)); // refused, and recorded as the fifth entry
        edited.sql.done("DELETE FROM {t}audit WHERE seq = 5");
        edited.fails(Level.HEAD, 5);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void an_edited_vote_is_found(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}vote SET at_micros = at_micros + 1 WHERE version = '1.2.0'");
        edited.fails(Level.FOLD, 0);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_state_set_by_hand_is_found(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'");
        edited.fails(Level.FOLD, 0);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_pointer_moved_by_hand_is_found_and_nobody_is_given_where_it_points(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.life.execute(edited.life.activate(Life.V3, Life.V1));
        edited.sql.done("UPDATE {t}active SET seq = 1, version = '1.0.0', content = '"
                + Life.config(Life.V1).digest() + "', approver = 'admin'");
        assertThatThrownBy(() -> edited.registry().active())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("the active pointer is not where the log put it");
        edited.fails(Level.FOLD, 0);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void edited_content_is_found_and_never_activated(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        String other = engine == Engine.POSTGRESQL ? "'\\x00'" : "X'00'";
        edited.sql.done("UPDATE {t}content SET body = " + other + " WHERE digest = '"
                + Life.config(Life.V3).digest() + "'");
        assertThat(edited.life.execute(edited.life.activate(Life.V3, Life.V1)).refusals())
                .extracting(refusal -> refusal.code())
                .contains(RefusalCode.CONTENT_CHANGED);
        assertThat(edited.fails(Level.FOLD, 0))
                .contains(Life.config(Life.V3).digest().hex());
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_rejected_version_set_back_by_hand_never_becomes_active(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.life.execute(new Command.Reject(
                Actor.human("reviewer"),
                Life.V2,
                edited.registry().bindingDigest(Life.V2).orElseThrow(),
                "No."));
        edited.sql.done(
                "DELETE FROM {t}vote WHERE version = '1.1.0'",
                "DELETE FROM {t}participant WHERE version = '1.1.0' AND actor = 'reviewer'",
                "UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'");
        for (Life life : List.of(edited.life, new Life(edited.where.open(), "dating"))) {
            assertThat(life.execute(life.activate(Life.V2, Life.V1)).refusals())
                    .extracting(refusal -> refusal.code())
                    .contains(RefusalCode.NOT_APPROVED);
            assertThat(life.registry.active().orElseThrow().version().version()).isEqualTo(Life.V1);
        }
        edited.fails(Level.FOLD, 0);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void nothing_is_activated_on_rows_that_the_log_does_not_bear_out(Engine engine) throws SQLException {
        for (String edit : List.of(
                "UPDATE {t}vote SET at_micros = at_micros + 1 WHERE version = '1.2.0'",
                "UPDATE {t}vote SET acknowledges_breaking = NOT acknowledges_breaking WHERE version = '1.2.0'",
                "UPDATE {t}version SET quorum = quorum + 1 WHERE version = '1.2.0'",
                "UPDATE {t}version SET vote_seconds = 60 WHERE version = '1.2.0'",
                "UPDATE {t}version SET authors = ' ' WHERE version = '1.2.0'",
                "UPDATE {t}version SET registered = 4 WHERE version = '1.2.0'",
                "UPDATE {t}scope SET head_at = head_at + 1",
                "UPDATE {t}scope SET quorum = quorum + 1")) {
            Edited edited = new Edited(engine);
            edited.sql.done(edit);
            for (Life life : List.of(edited.life, new Life(edited.where.open(), "dating"))) {
                assertThatThrownBy(() -> life.execute(life.activate(Life.V3, Life.V1)))
                        .as(edit)
                        .isInstanceOf(RegistryStoreException.class)
                        .hasMessageContaining("are damaged in scope dating");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_forged_entry_that_breaks_the_rules_is_never_followed(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        AuditEntry last = edited.registry().log().entries().get(3);
        Digest content = Life.config(Life.V2).digest();
        AuditEntry forged = new AuditEntry(
                last.store(),
                last.scope(),
                5,
                edited.registry().log().checkpoint().hash(),
                last.at(),
                last.policy(),
                Actor.human("operator"),
                new RegistryEvent.Activated(Life.V2, content, Life.V1),
                null,
                new RequestId("forged"),
                Digest.of(new byte[0]));
        String text = AuditJson.write(forged);
        String hash = AuditLine.hash(text).hex();
        edited.sql.done(
                "UPDATE {t}scope SET revision = 5, head_hash = '" + hash + "'",
                "INSERT INTO {t}audit (scope, seq, previous, hash, request, entry) VALUES ('dating', 5, '"
                        + forged.previous() + "', '" + hash + "', 'forged', '" + text + "')",
                "INSERT INTO {t}participant (scope, version, actor, duty) VALUES ('dating', '1.1.0', 'x', 'REVIEWER')",
                "INSERT INTO {t}vote (scope, version, actor, kind, duty, content, verdict, acknowledges_breaking,"
                        + " seq, at_micros) VALUES ('dating', '1.1.0', 'x', 'HUMAN', 'REVIEWER', '" + content
                        + "', 'APPROVE', FALSE, 5, 0)",
                "UPDATE {t}version SET state = 'APPROVED' WHERE version = '1.1.0'",
                "INSERT INTO {t}activation (scope, seq, version, content, at_micros, actor, review_owed)"
                        + " VALUES ('dating', 5, '1.1.0', '" + content + "', 0, 'human:operator', FALSE)",
                "UPDATE {t}active SET seq = 5, version = '1.1.0', content = '" + content + "', approver = 'x'");
        for (Life life : List.of(edited.life, new Life(edited.where.open(), "dating"))) {
            assertThatThrownBy(() -> life.registry.active())
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining(
                            "are damaged in scope dating: audit entry 5 is damaged, or none that the gate would write");
            assertThatThrownBy(() -> life.execute(life.submit(Life.V4, Life.V2)))
                    .isInstanceOf(RegistryStoreException.class)
                    .hasMessageContaining(
                            "are damaged in scope dating: audit entry 5 is damaged, or none that the gate would write")
                    .hasRootCauseMessage("Entry 5 does not meet the rules of the gate: somebody forged it.");
        }
        edited.fails(Level.FOLD, 5);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void who_has_seen_an_entry_that_was_cut_off_does_not_go_on_without_it(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        Digest before = edited.registry().log().entries().get(3).previous();
        edited.life.execute(edited.life.approve(Life.V2));
        long at = Sql.micros(Life.NOON);
        edited.sql.done(
                "DELETE FROM {t}vote WHERE version = '1.1.0'",
                "DELETE FROM {t}participant WHERE version = '1.1.0' AND actor = 'reviewer'",
                "UPDATE {t}version SET state = 'PROPOSED' WHERE version = '1.1.0'",
                "DELETE FROM {t}reason WHERE seq = 5",
                "DELETE FROM {t}audit WHERE seq = 5",
                "UPDATE {t}scope SET revision = 4, head_at = " + at
                        + ", head_hash = (SELECT hash FROM {t}audit WHERE seq = 4 AND previous = '" + before + "')");
        assertThatThrownBy(() -> edited.registry().version(Life.V2))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("entry 5, which this program has seen")
                .hasMessageContaining("start the program again");
        assertThatThrownBy(() -> edited.life.execute(edited.life.activate(Life.V3, Life.V1)))
                .isInstanceOf(RegistryStoreException.class);
        assertThat(edited.fails(Level.HEAD, 5)).contains("this very program has seen it");
        Registry again = new Life(edited.where.open(), "dating").registry;
        assertThat(again.log().verify().failures()).isEmpty(); // only a witness from outside can tell
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void content_that_lies_in_wait_under_a_digest_is_not_taken_for_what_is_submitted(Engine engine)
            throws SQLException {
        Edited edited = new Edited(engine);
        String other = engine == Engine.POSTGRESQL ? "'\\x00'" : "X'00'";
        edited.sql.done("INSERT INTO {t}content (digest, body) VALUES ('"
                + Life.config(Life.V4).digest() + "', " + other + ")");
        assertThatThrownBy(() -> edited.life.execute(edited.life.submit(Life.V4, Life.V1)))
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining(Life.config(Life.V4).digest() + " holds other bytes than its digest says");
        assertThat(edited.registry().version(Life.V4)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_missing_pointer_is_never_an_empty_registry(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("DELETE FROM {t}active");
        assertThatThrownBy(() -> edited.registry().active())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("scope dating: the active pointer is missing");
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void a_row_that_no_registry_wrote_is_named(Engine engine) throws SQLException {
        Edited edited = new Edited(engine);
        edited.sql.done("UPDATE {t}version SET binding = 'x' WHERE version = '1.1.0'");
        assertThatThrownBy(() -> edited.registry().log().verify())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("scope dating");
        edited.sql.done("UPDATE {t}audit SET hash = 'x' WHERE seq = 2");
        assertThatThrownBy(() -> edited.registry().log().entries())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("Audit entry 2");
    }

    /** A registry that was whole before somebody edited it. */
    private static final class Edited {

        final TestRegistry where;
        final Life life;
        final RawSql sql;

        Edited(Engine engine) {
            where = engine.empty();
            life = new Life(where.open(), "dating").prepared();
            sql = new RawSql(where);
            assertThat(registry().log().verify().failures()).isEmpty();
        }

        Registry registry() {
            return life.registry;
        }

        String fails(Level level, long seq) {
            Verification verification = registry().log().verify();
            Verification.Result result = verification.level(level);
            assertThat(result.verdict()).as(verification.toString()).isEqualTo(Verification.Verdict.FAILS);
            assertThat(result.seq()).as(verification.toString()).isEqualTo(seq);
            return result.sentence();
        }
    }
}
