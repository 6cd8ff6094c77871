package io.calibration.stores;

import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Committed;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.StoreInfo;
import io.calibration.registry.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stores do alike with a scope: answer a repeated request, let the gate decide, keep the fold. Guarded by its owner's lock. */
final class ScopeLog {

    private final Lines lines;
    private final Map<RequestId, Long> requests = new HashMap<>();
    private ScopeState state;

    /** Where the lines are kept. */
    interface Lines {
        /** The line of this number, which is there. */
        AuditLine line(long seq);

        /** Keeps contents and line, wholly or, throwing, not at all. */
        void append(Transition transition);
    }

    ScopeLog(StoreInfo store, ScopeId scope, Lines lines) {
        this.lines = lines;
        state = ScopeState.empty(store, scope);
    }

    ScopeState state() {
        return state;
    }

    Optional<Committed> commit(RequestId request, RegistryStore.Step step, Optional<Instant> now) {
        Long done = requests.get(request);
        if (done != null) {
            return Optional.of(new Committed(lines.line(done), true));
        }
        return step.decide(state, now).map(this::write);
    }

    private Committed write(Transition transition) {
        ScopeState next = next(transition.entry(), transition.line());
        lines.append(transition);
        enter(transition.line(), next);
        return new Committed(transition.line(), false);
    }

    /**
     * Takes a line that is kept already.
     *
     * @throws IllegalArgumentException when it does not continue the log
     */
    void add(AuditEntry entry, AuditLine line) {
        enter(line, next(entry, line));
    }

    private ScopeState next(AuditEntry entry, AuditLine line) {
        if (requests.containsKey(line.request())) {
            throw new IllegalArgumentException("Entry " + line.seq() + " repeats a request.");
        }
        return state.after(entry, line.hash());
    }

    private void enter(AuditLine line, ScopeState next) {
        requests.put(line.request(), line.seq());
        state = next;
    }
}
