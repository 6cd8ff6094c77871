package io.calibration.testkit;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What can be wrong with a store, and one test of the suite that must notice. */
@SuppressWarnings("ImmutableEnumChecker") // what makes a store holds nothing
enum Breakage {
    FORGETS_REQUESTS("a_request_is_done_once", () -> new BreakableStore() {
        @Override
        Optional<AuditLine> done(ScopeId scope, RequestId request) {
            return Optional.empty();
        }
    }),
    MERGES_REQUEST_IDS("ids_that_differ_little_are_different", () -> new BreakableStore() {
        @Override
        Optional<AuditLine> done(ScopeId scope, RequestId request) {
            return log(scope).stream()
                    .filter(line -> bare(line.request()).equals(bare(request)))
                    .findFirst();
        }

        private String bare(RequestId request) {
            return request.value().replaceAll("[-._]", "");
        }
    }),
    TAKES_NO_LOCK(
            "fault_11_of_many_writers_each_is_heard_once_and_one_version_is_active_throughout",
            () -> new BreakableStore() {
                @Override
                public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
                    return inLock(scope, request, step);
                }
            }),
    LOSES_CONTENTS("content_that_is_there_is_never_changed", () -> new BreakableStore() {
        @Override
        void keep(Content content) {
            if (contents.isEmpty()) {
                super.keep(content);
            }
        }
    }),
    LENDS_ITS_OWN_BYTES("bytes_come_back_exactly_and_are_the_readers_own", () -> new BreakableStore() {
        @Override
        public Optional<byte[]> content(Digest digest) {
            return Optional.ofNullable(contents.get(digest));
        }
    }),
    READS_CONTENT_AS_TEXT("bytes_come_back_exactly_and_are_the_readers_own", () -> new BreakableStore() {
        @Override
        void keep(Content content) {
            String text = new String(content.bytes(), StandardCharsets.UTF_8);
            contents.put(content.digest(), text.getBytes(StandardCharsets.UTF_8));
        }
    }),
    WRITES_HALF("a_whole_life_is_read_back_as_the_fold_of_its_log", () -> new BreakableStore() {
        @Override
        Committed write(ScopeId scope, ScopeState state, Transition transition) {
            if (transition.entry().event() instanceof RegistryEvent.Activated) {
                log(scope).add(transition.line());
                return new Committed(transition.line(), false);
            }
            return super.write(scope, state, transition);
        }
    }),
    DOES_NOT_LOG_REFUSALS("a_whole_life_is_read_back_as_the_fold_of_its_log", () -> new BreakableStore() {
        @Override
        Committed write(ScopeId scope, ScopeState state, Transition transition) {
            return transition.entry().event() instanceof RegistryEvent.Refused
                    ? new Committed(transition.line(), false)
                    : super.write(scope, state, transition);
        }
    }),
    KEEPS_MILLISECONDS("instants_keep_their_microseconds", () -> new BreakableStore() {
        @Override
        public Optional<ScopeState> load(ScopeId scope) {
            return super.load(scope).map(this::cut);
        }

        private ScopeState cut(ScopeState state) {
            List<Activation> activations = state.activations().stream()
                    .map(a -> new Activation(
                            a.seq(),
                            a.version(),
                            a.content(),
                            a.at().truncatedTo(ChronoUnit.MILLIS),
                            a.by(),
                            a.reviewOwed()))
                    .toList();
            return ScopeState.of(state.scope(), state.versions(), activations, state.head());
        }
    }),
    MIXES_SCOPES("scopes_are_apart", () -> new BreakableStore() {
        @Override
        List<AuditLine> log(ScopeId scope) {
            return super.log(new ScopeId("all"));
        }
    }),
    LISTS_SCOPES_THAT_WERE_ASKED_FOR("scopes_are_those_that_have_an_entry", () -> new BreakableStore() {
        @Override
        public List<ScopeId> scopes() {
            return List.copyOf(lines.keySet());
        }
    }),
    TURNS_PAGES_TOO_FAR("the_log_is_read_in_pages", () -> new BreakableStore() {
        @Override
        public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
            return super.audit(scope, afterSeq == 0 ? 0 : afterSeq + 1, limit);
        }
    }),
    ERASES_TOO_MUCH("an_erased_reason_is_gone_and_nothing_else", () -> new BreakableStore() {
        @Override
        public void eraseReason(ScopeId scope, long seq) {
            log(scope).replaceAll(BreakableStore::erased);
        }
    }),
    REMEMBERS_AN_ERASED_REASON("a_request_that_comes_again_does_not_tell_an_erased_reason", () -> new BreakableStore() {
        private final Map<RequestId, AuditLine> answers = new ConcurrentHashMap<>();

        @Override
        Optional<AuditLine> done(ScopeId scope, RequestId request) {
            return super.done(scope, request).map(line -> answers.computeIfAbsent(request, id -> line));
        }
    }),
    SWALLOWS_EXCEPTIONS("an_exception_while_deciding_is_passed_on_and_leaves_no_trace", () -> new BreakableStore() {
        @Override
        public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
            try {
                return super.commit(scope, request, step);
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }
    }),
    READS_YESTERDAYS_STATE(
            "fault_11_of_many_writers_each_is_heard_once_and_one_version_is_active_throughout",
            () -> new BreakableStore() {
                private final AtomicInteger reads = new AtomicInteger();
                private volatile Optional<ScopeState> old = Optional.empty();

                @Override
                public Optional<ScopeState> load(ScopeId scope) {
                    if (Thread.holdsLock(this) || (reads.incrementAndGet() % 50 != 0) || old.isEmpty()) {
                        Optional<ScopeState> now = super.load(scope);
                        old = old.isEmpty() ? now : old;
                        return now;
                    }
                    return old;
                }
            }),
    CHANGES_ITS_NAME("an_empty_store_knows_no_scope", () -> new BreakableStore() {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public StoreInfo info() {
            return new StoreInfo("breakable-" + asked.incrementAndGet(), "breakable");
        }
    });

    private final String noticedBy;
    private final Supplier<RegistryStore> store;

    Breakage(String noticedBy, Supplier<RegistryStore> store) {
        this.noticedBy = noticedBy;
        this.store = store;
    }

    String noticedBy() {
        return noticedBy;
    }

    RegistryStore emptyStore() {
        return store.get();
    }
}
