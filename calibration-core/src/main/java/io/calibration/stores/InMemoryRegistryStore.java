package io.calibration.stores;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps a registry in memory, for tests and trials: it is gone when the process ends. Thread-safe, one lock for each scope. */
public final class InMemoryRegistryStore implements RegistryStore {

    private final StoreInfo info;
    private final @Nullable Clock time;
    private final Map<ScopeId, Scope> scopes = new ConcurrentHashMap<>();
    private final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();

    /** An empty store with an id of its own. */
    public InMemoryRegistryStore() {
        this("memory:" + UUID.randomUUID());
    }

    /**
     * An empty store with this id, so that a test's log has the same bytes every time.
     *
     * @param id an opaque id, {@code [a-z0-9._:@-]{1,128}}
     */
    public InMemoryRegistryStore(String id) {
        this(id, null);
    }

    /**
     * An empty store with a time of its own, as a database has one, for tests of what happens when clocks differ.
     *
     * @param id an opaque id, {@code [a-z0-9._:@-]{1,128}}
     * @param time what time it is to the store; null for none
     */
    public InMemoryRegistryStore(String id, @Nullable Clock time) {
        info = new StoreInfo(id, "in memory");
        this.time = time;
    }

    @Override
    public StoreInfo info() {
        return info;
    }

    @Override
    public List<ScopeId> scopes() {
        return scopes.keySet().stream()
                .filter(scope -> load(scope).isPresent())
                .sorted(Comparator.comparing(ScopeId::value))
                .toList();
    }

    @Override
    public Optional<Instant> now() {
        return Optional.ofNullable(time).map(Clock::instant);
    }

    @Override
    public Optional<ScopeState> load(ScopeId scope) {
        return Optional.ofNullable(scopes.get(scope)).map(Scope::state).filter(state -> state.revision() > 0);
    }

    @Override
    public Optional<byte[]> content(Digest digest) {
        return Optional.ofNullable(contents.get(digest)).map(byte[]::clone);
    }

    @Override
    public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
        return scopes.computeIfAbsent(scope, id -> new Scope(id)).commit(request, step);
    }

    @Override
    public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
        return Optional.ofNullable(scopes.get(scope))
                .map(known -> known.audit(afterSeq, limit))
                .orElse(List.of());
    }

    @Override
    public void eraseReason(ScopeId scope, long seq) {
        Optional.ofNullable(scopes.get(scope)).ifPresent(known -> known.eraseReason(seq));
    }

    private final class Scope extends ScopeLog {

        private final List<AuditLine> lines = new ArrayList<>();

        Scope(ScopeId id) {
            super(info, id);
        }

        @Override
        synchronized ScopeState state() {
            return super.state();
        }

        synchronized Optional<Committed> commit(RequestId request, Step step) {
            return decided(request, step, now());
        }

        @Override
        void append(Transition transition) {
            transition.newContents().forEach(content -> contents.putIfAbsent(content.digest(), content.bytes()));
            lines.add(transition.line());
        }

        synchronized List<AuditLine> audit(long afterSeq, int limit) {
            return lines.stream().skip(afterSeq).limit(limit).toList();
        }

        synchronized void eraseReason(long seq) {
            if ((seq >= 1) && (seq <= lines.size())) {
                AuditLine line = line(seq);
                lines.set((int) seq - 1, new AuditLine(seq, line.request(), line.text(), line.hash(), null));
            }
        }

        @Override
        AuditLine line(long seq) {
            return lines.get((int) seq - 1);
        }
    }
}
