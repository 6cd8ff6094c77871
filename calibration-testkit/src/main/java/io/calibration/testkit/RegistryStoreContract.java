package io.calibration.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calibration.approval.ActiveConfig;
import io.calibration.approval.Answer;
import io.calibration.approval.Command;
import io.calibration.approval.CompatibilityReport;
import io.calibration.approval.Refusal;
import io.calibration.approval.Registry;
import io.calibration.config.Version;
import io.calibration.registry.Actor;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RefusalCode;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RegistryStore} must do. Extend it, give it an empty store, and all of it runs:
 *
 * <pre>{@code
 * class PostgresRegistryStoreTest extends RegistryStoreContract {
 *     @Override
 *     protected RegistryStore emptyStore() { return JdbcRegistryStore.over(freshDatabase()); }
 * }
 * }</pre>
 */
public abstract class RegistryStoreContract {

    private static final ScopeId SCOPE = new ScopeId("contract");
    private static final Actor ADMIN = Actor.human("admin");
    private static final Actor AUTHOR = Actor.human("author");
    private static final Actor REVIEWER = Actor.human("reviewer");
    private static final Actor OPERATOR = Actor.human("operator");
    private static final Version V1 = new Version("1.0.0");
    private static final Version V2 = new Version("1.1.0");
    private static final String REASON = "A reason; with 'quotes', \"more\" and \u00fcml\u00e4uts \ud83d\ude42.";
    private static final int THREADS = 8;
    private static final int COMMANDS = 60;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00.123456Z"));
    private RegistryStore store;
    private Registry registry;

    /** For subclasses. */
    protected RegistryStoreContract() {}

    /** A new store without any scope; called once for each test. */
    protected abstract RegistryStore emptyStore();

    @BeforeEach
    final void openEmptyStore() {
        store = emptyStore();
        registry = registry(SCOPE);
    }

    private Registry registry(ScopeId scope) {
        return Registry.builder()
                .store(store)
                .scope(scope)
                .configCheck((version, base, candidate, snapshot) -> CompatibilityReport.COMPATIBLE)
                .clock(clock)
                .build();
    }

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
        assertThat(registry.verify().failures()).isEmpty();
        assertThat(registry.audit())
                .extracting(entry -> entry.event().getClass().getSimpleName())
                .containsExactly(
                        "Bootstrapped", "Submitted", "Refused", "Approved", "Activated", "RolledBack", "Deprecated");
        assertThat(registry.reason(1)).contains(REASON);
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
    void scopes_are_apart() {
        bootstrap();
        Registry other = registry(new ScopeId("contract-2"));
        assertThat(other.active()).isEmpty();
        other.execute(new Command.Bootstrap(ADMIN, V2, config(V2), REASON));
        assertThat(registry.active().map(RegistryStoreContract::versionOf)).contains(V1);
        assertThat(other.active().map(RegistryStoreContract::versionOf)).contains(V2);
        assertThat(other.audit()).hasSize(1);
    }

    @Test
    void a_decision_without_a_transition_leaves_no_trace() {
        assertThat(store.commit(SCOPE, new RequestId("none"), state -> Optional.empty()))
                .isEmpty();
        assertThat(store.load(SCOPE)).isEmpty();
        assertThat(store.audit(SCOPE, 0, 10)).isEmpty();
    }

    @Test
    void an_exception_while_deciding_is_passed_on_and_leaves_no_trace() {
        bootstrap();
        ScopeState before = store.load(SCOPE).orElseThrow();
        assertThatThrownBy(() -> store.commit(SCOPE, new RequestId("fails"), state -> {
                    throw new ArithmeticException("on purpose");
                }))
                .isInstanceOf(ArithmeticException.class);
        assertThat(store.load(SCOPE)).contains(before);
        assertThat(submit(V2, V1).refusals()).isEmpty();
    }

    @Test
    void a_new_scope_is_decided_on_from_its_empty_state() {
        store.commit(SCOPE, new RequestId("first"), state -> {
            assertThat(state).isEqualTo(ScopeState.empty(store.info(), SCOPE));
            return Optional.empty();
        });
    }

    @Test
    void a_request_is_done_once() {
        bootstrap();
        RequestId id = new RequestId("same");
        Answer first = registry.execute(id, submission(V2, V1));
        Answer again = registry.execute(id, submission(V2, V1));
        assertThat(first).isInstanceOf(Answer.Applied.class);
        assertThat(again).isEqualTo(new Answer.Replayed(((Answer.Applied) first).entry()));
        assertThat(registry.execute(id, submission(V2, V2)).refusals())
                .extracting(Refusal::code)
                .containsExactly(RefusalCode.REQUEST_CONFLICT);
        assertThat(registry.audit()).hasSize(2);
    }

    @Test
    void a_request_id_belongs_to_its_scope() {
        RequestId id = new RequestId("same");
        Command bootstrap = new Command.Bootstrap(ADMIN, V1, config(V1), REASON);
        assertThat(registry.execute(id, bootstrap)).isInstanceOf(Answer.Applied.class);
        assertThat(registry(new ScopeId("contract-2")).execute(id, bootstrap)).isInstanceOf(Answer.Applied.class);
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
        assertThat(registry.verify().failures()).isEmpty();
    }

    @Test
    void ids_that_differ_little_are_different() {
        bootstrap();
        for (String id : List.of("a", "a.", "a-", "a_", "a:b", "a@b")) {
            registry.execute(new RequestId(id), new Command.Withdraw(Actor.human(id), V1, REASON));
        }
        assertThat(registry.audit()).hasSize(7);
        assertThat(registry.audit()).extracting(AuditEntry::actor).doesNotHaveDuplicates();
    }

    @Test
    void instants_keep_their_microseconds() {
        bootstrap();
        assertThat(registry.active().orElseThrow().activation().at()).isEqualTo(clock.instant());
        clock.pass(Duration.ofNanos(1000));
        submit(V2, V1);
        assertThat(registry.audit().get(1).at()).isEqualTo(clock.instant());
    }

    @Test
    void fault_11_of_many_writers_each_is_heard_once_and_one_version_is_active_throughout() throws Exception {
        bootstrap();
        inParallel(THREADS, this::act);
        long entries = 1L + (long) THREADS * COMMANDS;
        List<AuditLine> lines = store.audit(SCOPE, 0, Integer.MAX_VALUE);
        assertThat(lines)
                .extracting(AuditLine::seq)
                .isEqualTo(LongStream.rangeClosed(1, entries).boxed().toList());
        assertThat(lines).extracting(AuditLine::request).doesNotHaveDuplicates();
        assertThat(registry.verify().failures()).isEmpty();
        assertThat(registry.audit()).anyMatch(entry -> entry.event() instanceof RegistryEvent.Activated);
    }

    @Test
    void of_many_people_who_move_the_pointer_at_once_one_does() throws Exception {
        bootstrap();
        submit(V2, V1);
        approve(V2);
        List<Answer> outcomes = inParallel(THREADS, thread -> registry.execute(new Command.Activate(OPERATOR, V2, V1)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Answer.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Answer.Refused)
                .hasSize(THREADS - 1);
    }

    @Test
    void one_request_sent_many_times_at_once_is_done_once() throws Exception {
        bootstrap();
        RequestId id = new RequestId("same");
        List<Answer> outcomes = inParallel(THREADS, thread -> registry.execute(id, submission(V2, V1)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Answer.Applied)
                .hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Answer.Replayed)
                .hasSize(THREADS - 1);
        assertThat(registry.audit()).hasSize(2);
    }

    @Test
    void of_many_first_bootstraps_at_once_one_happens() throws Exception {
        List<Answer> outcomes = inParallel(
                THREADS,
                thread -> registry.execute(
                        new Command.Bootstrap(ADMIN, new Version("1." + thread + ".0"), config(V1), REASON)));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Answer.Applied)
                .hasSize(1);
        assertThat(registry.verify().failures()).isEmpty();
    }

    /** Mixed commands of one thread; at every read exactly one version is active and the revision never falls. */
    private long act(int thread) {
        SplittableRandom random = new SplittableRandom(thread);
        long revision = 0;
        for (int i = 0; i < COMMANDS; i++) {
            ScopeState state = store.load(SCOPE).orElseThrow();
            assertThat(state.revision()).isGreaterThanOrEqualTo(revision);
            revision = state.revision();
            Version active = state.active().orElseThrow().version();
            assertThat(state.version(active)).isPresent();
            registry.execute(command(state, active, random));
        }
        return revision;
    }

    private Command command(ScopeState state, Version active, SplittableRandom random) {
        int count = state.versions().size();
        Version some = new Version("1." + random.nextInt(Math.max(0, count - 4), count) + ".0");
        return switch (random.nextInt(7)) {
            case 0 -> submission(new Version("1." + count + ".0"), active);
            case 1, 2, 3 -> new Command.Approve(REVIEWER, some, binding(some), false, REASON);
            case 4, 5 -> new Command.Activate(OPERATOR, some, active);
            default -> new Command.RollBack(OPERATOR, some, active, REASON);
        };
    }

    private static <T> List<T> inParallel(int threads, Work<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<T>> calls = IntStream.range(0, threads)
                    .<Callable<T>>mapToObj(thread -> () -> work.of(thread))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private interface Work<T> {
        T of(int thread);
    }

    private void live() {
        bootstrap();
        submit(V2, V1);
        activate(V2, V1);
        approve(V2);
        activate(V2, V1);
        registry.execute(new Command.RollBack(OPERATOR, V1, V2, REASON));
        registry.execute(new Command.Deprecate(ADMIN, V2, REASON));
    }

    private Answer bootstrap() {
        return registry.execute(new Command.Bootstrap(ADMIN, V1, config(V1), REASON));
    }

    private Answer submit(Version version, Version base) {
        return registry.execute(submission(version, base));
    }

    private Answer approve(Version version) {
        return registry.execute(new Command.Approve(REVIEWER, version, binding(version), false, REASON));
    }

    private Answer activate(Version version, Version expected) {
        return registry.execute(new Command.Activate(OPERATOR, version, expected));
    }

    private Digest binding(Version version) {
        return registry.bindingDigest(version).orElseThrow();
    }

    private static Command.Submit submission(Version version, Version base) {
        Content summary = Content.utf8("summary of " + version);
        return new Command.Submit(AUTHOR, version, config(version), base, List.of(AUTHOR), summary, null, null);
    }

    private static Content config(Version version) {
        return Content.utf8("{\"logic_version\":\"" + version + "\"}");
    }

    private static Version versionOf(ActiveConfig active) {
        return active.version().version();
    }
}
