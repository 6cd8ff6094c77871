package io.calibration.approval;

import static io.calibration.approval.Gate.ANN;
import static io.calibration.approval.Gate.V1;
import static io.calibration.approval.Gate.V2;
import static io.calibration.approval.Gate.V3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Verification.Level;
import io.calibration.approval.Verification.Verdict;
import io.calibration.config.Version;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeState;
import io.calibration.stores.InMemoryRegistryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final String SALT = "00112233445566778899aabbccddeeff";

    private final Gate gate = new Gate();
    private EditedStore edited;

    @BeforeEach
    void every_kind_of_event_is_in_the_log() {
        gate.bootstrap();
        gate.submit(V2, V1);
        gate.activate(V2);
        gate.approve(V2);
        gate.activate(V2);
        gate.rollBack(V1);
        gate.deprecate(V2);
        gate.submit(V3, V1);
        gate.reject(V3);
        gate.submit(new Version("1.3.0"), V1);
        gate.withdraw(new Version("1.3.0"));
        edited = new EditedStore(gate.store);
    }

    @Test
    void an_untouched_log_holds_on_every_level() {
        assertThat(verify(gate.registry.log().checkpoint()).levels())
                .extracting(Verification.Result::verdict)
                .containsOnly(Verdict.HOLDS);
        assertThat(verify().level(Level.CHECKPOINTS).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void the_stored_form_of_an_entry_is_fixed() {
        assertThat(edited.lines.get(3).text())
                .isEqualTo("{\"format\":1,\"store\":\"memory:test\",\"scope\":\"dating\",\"seq\":4,\"previous\":\""
                        + edited.lines.get(2).hash()
                        + "\",\"at\":1772366400000000,\"quorum\":1,\"vote_validity_seconds\":1209600,\"actor\":\"human:bo\",\"action\":\"approved\",\"version\":\"1.1.0\","
                        + "\"content\":\"" + Gate.config(V2).digest() + "\",\"binding\":\"" + gate.shown(V2)
                        + "\",\"to\":\"approved\",\"acknowledges_breaking\":false,\"reason\":\""
                        + gate.registry.log().entries().get(3).reason()
                        + "\",\"request\":\"" + edited.lines.get(3).request()
                        + "\",\"arguments\":\""
                        + gate.registry.log().entries().get(3).arguments() + "\"}");
    }

    @Test
    void every_entry_is_read_back_as_it_was_written() {
        for (AuditLine line : edited.lines) {
            assertThat(AuditJson.write(AuditJson.read(line.text()))).isEqualTo(line.text());
        }
    }

    @Test
    void an_entry_written_in_any_other_way_is_not_read() {
        String text = edited.lines.get(0).text();
        List<String> others = List.of(
                "",
                "[]",
                text + " ",
                text + text,
                text.replace("\"format\":1", "\"format\":2"),
                text.replace("\"seq\":1", "\"seq\":1,\"seq\":1"),
                text.replace("\"seq\":1", "\"seq\":\"1\""),
                text.replace("\"seq\":1", "\"seq\":1.0"),
                text.replace("\"seq\":1", "\"seq\":9007199254740993"),
                text.replace("{\"format\"", "{ \"format\""),
                text.replace("bootstrapped", "seized"),
                text.replace("human:ada", "human:Ada"),
                text.replace("}", ",\"more\":true}"));
        for (String other : others) {
            assertThat(other).isNotEqualTo(text);
            assertThatIllegalArgumentException().isThrownBy(() -> AuditJson.read(other));
        }
    }

    @Test
    void every_flipped_bit_is_found_at_its_entry() {
        for (int i = 0; i < edited.lines.size(); i++) {
            AuditLine original = edited.lines.get(i);
            for (int at = 0; at < original.text().length(); at++) {
                int place = at;
                edited.edit(i, text -> flipped(text, place));
                assertThat(failure(Level.CHAIN)).isEqualTo(i + 1);
                edited.lines.set(i, original);
            }
        }
    }

    private static String flipped(String text, int at) {
        char[] chars = text.toCharArray();
        chars[at] ^= (char) (1 << (at % 7));
        return new String(chars);
    }

    @Test
    void an_edited_entry_with_its_hash_made_right_is_found_at_the_next_one() {
        AuditLine line = edited.lines.get(3);
        String text = line.text().replace("human:bo", "human:cy");
        edited.lines.set(3, new AuditLine(4, line.request(), text, AuditLine.hash(text), line.reason()));
        assertThat(failure(Level.CHAIN)).isEqualTo(5);
    }

    @Test
    void a_deleted_entry_is_found_where_it_is_missing() {
        edited.lines.remove(4);
        assertThat(failure(Level.CHAIN)).isEqualTo(5);
    }

    @Test
    void two_swapped_entries_are_found_at_the_first() {
        Collections.swap(edited.lines, 4, 5);
        assertThat(failure(Level.CHAIN)).isEqualTo(5);
    }

    @Test
    void a_cut_tail_is_found_by_the_head() {
        edited.lines.remove(10);
        edited.lines.remove(9);
        assertThat(verify().level(Level.CHAIN).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(failure(Level.HEAD)).isEqualTo(10);
    }

    @Test
    void an_entry_put_on_behind_the_head_is_found() {
        ScopeState shorter = stateAfter(9);
        edited.state = shorter;
        assertThat(failure(Level.HEAD)).isEqualTo(10);
    }

    @Test
    void a_cut_of_log_head_and_tables_together_is_found_by_a_checkpoint_alone() {
        Checkpoint checkpoint = gate.registry.log().checkpoint();
        edited.rewrite(gate.registry.log().entries().subList(0, 9));
        assertThat(verify().failures()).isEmpty();
        assertThat(verify(checkpoint).level(Level.CHECKPOINTS).seq()).isEqualTo(10);
    }

    @Test
    void a_checkpoint_of_no_entries_is_that_of_this_store_and_scope() {
        Gate empty = new Gate();
        assertThat(empty.registry
                        .log()
                        .verify(empty.registry.log().checkpoint())
                        .failures())
                .isEmpty();
        Checkpoint other = new Checkpoint(0, Digest.of(new byte[0]));
        assertThat(empty.registry.log().verify(other).failures()).hasSize(1);
        assertThat(gate.registry.log().verify(other).failures()).hasSize(1);
    }

    @Test
    void a_rewritten_past_is_found_by_a_checkpoint() {
        Checkpoint checkpoint = new Checkpoint(3, edited.lines.get(2).hash());
        List<AuditEntry> entries = gate.registry.log().entries();
        List<AuditEntry> past = new ArrayList<>(entries);
        past.remove(2);
        edited.rewrite(past);
        assertThat(verify().failures()).isEmpty();
        assertThat(failure(Level.CHECKPOINTS, checkpoint)).isEqualTo(3);
    }

    @Test
    void entries_of_another_store_are_found_where_they_begin() {
        Gate other = new Gate(new InMemoryRegistryStore("memory:other"));
        other.bootstrap();
        edited.lines.set(0, new EditedStore(other.store).lines.get(0));
        assertThat(failure(Level.CHAIN)).isEqualTo(1);
    }

    @Test
    void an_exchanged_reason_is_found_at_its_entry() {
        AuditLine line = edited.lines.get(3);
        Reason other = new Reason("Was told to.", SALT);
        edited.lines.set(3, new AuditLine(4, line.request(), line.text(), line.hash(), other));
        assertThat(failure(Level.CHAIN)).isEqualTo(4);
    }

    @Test
    void a_self_approval_in_a_perfectly_rewritten_log_is_found_by_the_rules() {
        List<AuditEntry> entries = new ArrayList<>(gate.registry.log().entries());
        AuditEntry approved = entries.get(3);
        entries.set(
                3,
                new AuditEntry(
                        approved.store(),
                        approved.scope(),
                        4,
                        approved.previous(),
                        approved.at(),
                        approved.policy(),
                        ANN,
                        approved.event(),
                        approved.reason(),
                        approved.request(),
                        approved.arguments()));
        edited.rewrite(entries);
        assertThat(verify().level(Level.CHAIN).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(failure(Level.FOLD)).isEqualTo(4);
    }

    @Test
    void an_activation_without_approval_in_a_perfectly_rewritten_log_is_found_by_the_rules() {
        List<AuditEntry> entries = new ArrayList<>(gate.registry.log().entries());
        entries.remove(3);
        edited.rewrite(entries);
        assertThat(failure(Level.FOLD)).isEqualTo(4);
    }

    @Test
    void edited_tables_are_found_by_the_fold() {
        edited.state = ScopeState.of(Gate.SCOPE, List.of(), edited.state.activations(), edited.state.head());
        assertThat(verify().level(Level.FOLD).verdict()).isEqualTo(Verdict.FAILS);
    }

    @Test
    void edited_content_is_found_by_the_fold_and_never_handed_out() {
        Digest active = Gate.config(V1).digest();
        edited.contents.put(active, Content.utf8("{}").bytes());
        assertThat(verify().level(Level.FOLD).sentence()).contains(active.hex());
        assertThatThrownBy(() -> new Gate(edited).registry.active())
                .isInstanceOf(RegistryStoreException.class)
                .hasMessageContaining("Verify the registry");
    }

    @Test
    void a_broken_chain_leaves_the_fold_unchecked() {
        edited.lines.remove(4);
        assertThat(verify().level(Level.FOLD).verdict()).isEqualTo(Verdict.NOT_CHECKED);
    }

    @Test
    void the_digest_of_a_reason_depends_on_its_salt_and_is_not_that_of_its_text() {
        Digest salted = new Reason("yes", SALT).digest();
        assertThat(salted)
                .isNotEqualTo(new Reason("yes", SALT.replace('0', '1')).digest())
                .isNotEqualTo(Content.utf8("yes").digest());
    }

    @Test
    void the_text_of_a_reason_is_nowhere_in_the_log() {
        assertThat(edited.lines).extracting(AuditLine::text).noneMatch(text -> text.contains(Gate.WHY));
        assertThat(gate.registry.log().entries()).extracting(AuditEntry::event).doesNotHaveDuplicates();
        assertThat(gate.registry.log().entries().get(2).event()).isInstanceOf(RegistryEvent.Refused.class);
    }

    private ScopeState stateAfter(int entries) {
        EditedStore shorter = new EditedStore(gate.store);
        shorter.rewrite(gate.registry.log().entries().subList(0, entries));
        return shorter.state;
    }

    private Verification verify(Checkpoint... checkpoints) {
        return new AuditLog(edited, Gate.SCOPE).verify(checkpoints);
    }

    /** The entry where this level fails. */
    private long failure(Level level, Checkpoint... checkpoints) {
        Verification.Result result = verify(checkpoints).level(level);
        assertThat(result.verdict()).as(result.sentence()).isEqualTo(Verdict.FAILS);
        return result.seq();
    }
}
