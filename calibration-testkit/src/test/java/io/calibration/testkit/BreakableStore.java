package io.calibration.testkit;

import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small store that is right, in steps that a test can break one by one. */
class BreakableStore implements RegistryStore {

    final Map<ScopeId, ScopeState> states = new ConcurrentHashMap<>();
    final Map<ScopeId, List<AuditLine>> lines = new ConcurrentHashMap<>();
    final Map<Digest, byte[]> contents = new ConcurrentHashMap<>();

    @Override
    public StoreInfo info() {
        return new StoreInfo("breakable", "breakable");
    }

    @Override
    public List<ScopeId> scopes() {
        return states.keySet().stream()
                .sorted(Comparator.comparing(ScopeId::value))
                .toList();
    }

    @Override
    public Optional<Instant> now() {
        return Optional.empty();
    }

    @Override
    public Optional<ScopeState> load(ScopeId scope) {
        return Optional.ofNullable(states.get(scope));
    }

    @Override
    public Optional<byte[]> content(Digest digest) {
        return Optional.ofNullable(contents.get(digest)).map(byte[]::clone);
    }

    @Override
    public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
        synchronized (this) {
            return inLock(scope, request, step);
        }
    }

    Optional<Committed> inLock(ScopeId scope, RequestId request, Step step) {
        Optional<AuditLine> done = done(scope, request);
        if (done.isPresent()) {
            return Optional.of(new Committed(done.get(), true));
        }
        ScopeState state = load(scope).orElseGet(() -> ScopeState.empty(info(), scope));
        return step.decide(state, now()).map(transition -> write(scope, state, transition));
    }

    Optional<AuditLine> done(ScopeId scope, RequestId request) {
        return log(scope).stream()
                .filter(line -> line.request().equals(request))
                .findFirst();
    }

    Committed write(ScopeId scope, ScopeState state, Transition transition) {
        transition.newContents().forEach(this::keep);
        log(scope).add(transition.line());
        states.put(scope, state.after(transition.entry(), transition.line().hash()));
        return new Committed(transition.line(), false);
    }

    void keep(Content content) {
        contents.putIfAbsent(content.digest(), content.bytes());
    }

    List<AuditLine> log(ScopeId scope) {
        return lines.computeIfAbsent(scope, id -> new CopyOnWriteArrayList<>());
    }

    @Override
    public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
        return log(scope).stream()
                .filter(line -> line.seq() > afterSeq)
                .limit(limit)
                .toList();
    }

    @Override
    public void eraseReason(ScopeId scope, long seq) {
        log(scope).replaceAll(line -> line.seq() == seq ? erased(line) : line);
    }

    static AuditLine erased(AuditLine line) {
        return new AuditLine(line.seq(), line.request(), line.text(), line.hash(), null);
    }
}
