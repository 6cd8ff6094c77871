package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.Command;
import io.calibration.approval.CommandResult;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is written is read back, exactly, once, and apart from other scopes. */
abstract class KeepingContract extends StoreScenario {

    @Test
    void an_empty_store_knows_no_scope() {
        assertThat(store.load(SCOPE)).isEmpty();
        assertThat(store.audit(SCOPE, 0, 10)).isEmpty();
        assertThat(store.content(Digest.of(new byte[0]))).isEmpty();
        assertThat(store.info()).isEqualTo(store.info());
    }

    @Test
    void a_whole_life_is_read_back_as_the_fold_of_its_log() {
        live();
        ScopeState state = store.load(SCOPE).orElseThrow();
        assertThat(state.revision()).isEqualTo(7);
        assertThat(registry.log().verify().failures()).isEmpty();
        assertThat(registry.log().entries())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly(
                        "Bootstrapped", "Submitted", "Refused", "Approved", "Activated", "RolledBack", "Deprecated");
        assertThat(registry.log().reason(1)).contains(REASON);
    }

    @Test
    void bytes_come_back_exactly_and_are_the_readers_own() {
        byte[] bytes = new byte[256];
        IntStream.range(0, 256).forEach(i -> bytes[i] = (byte) i);
        Content content = Content.of(bytes);
        registry.execute(new Command.Bootstrap(ADMIN, V1, content, REASON));
        byte[] read = store.content(content.digest()).orElseThrow();
        assertThat(read).isEqualTo(bytes);
        read[0] = 1;
        assertThat(store.content(content.digest()).orElseThrow()).isEqualTo(bytes);
    }

    @Test
    void several_contents_are_read_at_once_and_unknown_ones_are_absent() {
        bootstrap();
        Digest known = config(V1).digest();
        Digest unknown = Digest.of(new byte[] {1});
        assertThat(store.contents(List.of(known, unknown, known))).containsOnlyKeys(known);
        assertThat(store.contents(List.of(known)).get(known))
                .isEqualTo(config(V1).bytes());
        assertThat(store.contents(List.of())).isEmpty();
    }

    @Test
    void scopes_are_apart() {
        bootstrap();
        Registry other = registry(new ScopeId("contract-2"));
        assertThat(other.active()).isEmpty();
        other.execute(new Command.Bootstrap(ADMIN, V2, config(V2), REASON));
        assertThat(registry.active().map(StoreScenario::versionOf)).contains(V1);
        assertThat(other.active().map(StoreScenario::versionOf)).contains(V2);
        assertThat(other.log().entries()).hasSize(1);
    }

    @Test
    void scopes_are_those_that_have_an_entry() {
        assertThat(store.scopes()).isEmpty();
        ScopeId last = new ScopeId("contract-2");
        registry(last).execute(new Command.Bootstrap(ADMIN, V2, config(V2), REASON));
        bootstrap();
        ScopeId asked = new ScopeId("contract-asked");
        assertThat(store.load(asked)).isEmpty();
        assertThat(store.audit(asked, 0, 10)).isEmpty();
        assertThat(store.scopes()).containsExactlyInAnyOrder(SCOPE, last);
        assertThat(store.scopes())
                .as("scopes() is to be sorted by ScopeId.value(), whatever came first")
                .containsExactly(SCOPE, last);
    }

    @Test
    void a_decision_without_a_transition_leaves_no_trace() {
        assertThat(store.commit(SCOPE, new RequestId("none"), (state, now) -> Optional.empty()))
                .isEmpty();
        assertThat(store.load(SCOPE)).isEmpty();
        assertThat(store.audit(SCOPE, 0, 10)).isEmpty();
    }

    @Test
    void an_exception_while_deciding_is_passed_on_and_leaves_no_trace() {
        bootstrap();
        ScopeState before = store.load(SCOPE).orElseThrow();
        assertThatThrownBy(() -> store.commit(SCOPE, new RequestId("fails"), (state, now) -> {
                    throw new ArithmeticException("on purpose");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(store.load(SCOPE)).contains(before);
        assertThat(submit(V2, V1).refusals()).isEmpty();
    }

    @Test
    void a_new_scope_is_decided_on_from_its_empty_state() {
        store.commit(SCOPE, new RequestId("first"), (state, now) -> {
            assertThat(state).isEqualTo(ScopeState.empty(store.info(), SCOPE));
            return Optional.empty();
        });
    }

    @Test
    void the_gate_is_told_the_stores_time() {
        Optional<Instant> before = store.now();
        List<Optional<Instant>> told = new ArrayList<>();
        store.commit(SCOPE, new RequestId("time"), (state, now) -> {
            told.add(now);
            return Optional.empty();
        });
        Optional<Instant> after = store.now();
        assertThat(told).isNotEmpty().allSatisfy(now -> {
            assertThat(now.isPresent()).isEqualTo(before.isPresent());
            now.ifPresent(at -> assertThat(at).isBetween(before.orElseThrow(), after.orElseThrow()));
        });
    }

    @Test
    void a_request_is_done_once() {
        bootstrap();
        RequestId id = new RequestId("same");
        CommandResult first = registry.execute(id, submission(V2, V1));
        CommandResult again = registry.execute(id, submission(V2, V1));
        assertThat(first).isInstanceOf(CommandResult.Applied.class);
        assertThat(again).isEqualTo(new CommandResult.Replayed(((CommandResult.Applied) first).entry()));
        assertThat(registry.execute(id, submission(V2, V2)).refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.REQUEST_CONFLICT);
        assertThat(registry.log().entries()).hasSize(2);
    }

    @Test
    void a_request_id_belongs_to_its_scope() {
        RequestId id = new RequestId("same");
        Command bootstrap = new Command.Bootstrap(ADMIN, V1, config(V1), REASON);
        assertThat(registry.execute(id, bootstrap)).isInstanceOf(CommandResult.Applied.class);
        assertThat(registry(new ScopeId("contract-2")).execute(id, bootstrap))
                .isInstanceOf(CommandResult.Applied.class);
    }

    @Test
    void the_log_is_read_in_pages() {
        live();
        List<AuditLine> all = store.audit(SCOPE, 0, 100);
        assertThat(all).extracting(AuditLine::seq).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(store.audit(SCOPE, 2, 3)).isEqualTo(all.subList(2, 5));
        assertThat(store.audit(SCOPE, 6, 3)).isEqualTo(all.subList(6, 7));
        assertThat(store.audit(SCOPE, 7, 3)).isEmpty();
    }

    @Test
    void an_erased_reason_is_gone_and_nothing_else() {
        live();
        List<AuditLine> before = store.audit(SCOPE, 0, 100);
        store.eraseReason(SCOPE, 4);
        store.eraseReason(SCOPE, 4);
        store.eraseReason(SCOPE, 100);
        List<AuditLine> after = store.audit(SCOPE, 0, 100);
        assertThat(after)
                .extracting(AuditLine::text)
                .isEqualTo(before.stream().map(AuditLine::text).toList());
        assertThat(after.get(3).reason()).isNull();
        assertThat(after.get(0).reason()).isEqualTo(before.get(0).reason());
        assertThat(registry.log().verify().failures()).isEmpty();
    }

    @Test
    void a_request_that_comes_again_does_not_tell_an_erased_reason() {
        live();
        AuditLine line = store.audit(SCOPE, 3, 1).get(0);
        assertThat(line.reason()).isNotNull();
        assertThat(again(line)).isEqualTo(new Committed(line, true));
        store.eraseReason(SCOPE, line.seq());
        Committed committed = again(line);
        assertThat(committed.line().reason())
                .as("the reason that commit() answers a known request with, after eraseReason()")
                .isNull();
        assertThat(committed).isEqualTo(new Committed(store.audit(SCOPE, 3, 1).get(0), true));
    }

    private Committed again(AuditLine line) {
        return store.commit(SCOPE, line.request(), (state, now) -> {
                    throw new AssertionError("The gate is not asked about a request that is known.");
                })
                .orElseThrow();
    }

    @Test
    void ids_that_differ_little_are_different() {
        bootstrap();
        for (String id : List.of("a", "a.", "a-", "a_", "a:b", "a@b")) {
            registry.execute(new RequestId(id), new Command.Withdraw(Actor.human(id), V1, REASON));
        }
        assertThat(registry.log().entries()).hasSize(7);
        assertThat(registry.log().entries()).extracting(AuditEntry::actor).doesNotHaveDuplicates();
    }

    @Test
    void instants_keep_their_microseconds() {
        bootstrap();
        assertThat(registry.active().orElseThrow().activation().at()).isEqualTo(clock.instant());
        clock.pass(Duration.ofNanos(1000));
        submit(V2, V1);
        assertThat(registry.log().entries().get(1).at()).isEqualTo(clock.instant());
    }
}
