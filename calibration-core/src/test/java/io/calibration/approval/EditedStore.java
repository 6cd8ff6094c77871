package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A store whose owner edits it by hand: lines, tables and contents are what the test makes of them. */
final class EditedStore implements RegistryStore {

    final List<AuditLine> lines;
    final Map<Digest, byte[]> contents = new HashMap<>();
    ScopeState state;
    private final RegistryStore original;

    EditedStore(RegistryStore original) {
        this.original = original;
        this.lines = new ArrayList<>(original.audit(Gate.SCOPE, 0, Integer.MAX_VALUE));
        this.state = original.load(Gate.SCOPE).orElseThrow();
    }

    void edit(int index, UnaryOperator<String> text) {
        AuditLine line = lines.get(index);
        lines.set(
                index, new AuditLine(line.seq(), line.request(), text.apply(line.text()), line.hash(), line.reason()));
    }

    /** Rewrites the whole log from these entries, with right hashes, numbers, head and tables. */
    void rewrite(List<AuditEntry> entries) {
        lines.clear();
        state = ScopeState.empty(info(), Gate.SCOPE);
        for (AuditEntry entry : entries) {
            AuditHead head = state.head();
            AuditEntry next = new AuditEntry(
                    entry.store(),
                    entry.scope(),
                    head.seq() + 1,
                    head.hash(),
                    entry.at(),
                    entry.policy(),
                    entry.actor(),
                    entry.event(),
                    entry.reason(),
                    entry.request(),
                    entry.arguments());
            String text = AuditJson.write(next);
            lines.add(new AuditLine(next.seq(), next.request(), text, AuditLine.hash(text), null));
            state = state.after(next, AuditLine.hash(text));
        }
    }

    @Override
    public StoreInfo info() {
        return original.info();
    }

    @Override
    public List<ScopeId> scopes() {
        return original.scopes();
    }

    @Override
    public Optional<Instant> now() {
        return original.now();
    }

    @Override
    public Optional<ScopeState> load(ScopeId scope) {
        return Optional.of(state);
    }

    @Override
    public Optional<byte[]> content(Digest digest) {
        return contents.containsKey(digest) ? Optional.of(contents.get(digest)) : original.content(digest);
    }

    @Override
    public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
        return original.commit(scope, request, step);
    }

    @Override
    public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
        return afterSeq == 0 ? List.copyOf(lines) : List.of();
    }

    @Override
    public void eraseReason(ScopeId scope, long seq) {
        original.eraseReason(scope, seq);
    }
}
