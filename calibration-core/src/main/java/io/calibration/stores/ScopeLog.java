package io.calibration.stores;

import io.calibration.approval.AuditLog;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What stores do alike with a scope: answer a repeated request, let the gate decide, keep the fold. Guarded by its owner's lock. */
abstract class ScopeLog {

    private final Map<RequestId, Long> requests = new HashMap<>();
    private ScopeState state;

    ScopeLog(StoreInfo store, ScopeId scope) {
        state = ScopeState.empty(store, scope);
    }

    /** The line of this number, which is there. */
    abstract AuditLine line(long seq);

    /** Keeps contents and line, wholly or, throwing, not at all. */
    abstract void append(Transition transition);

    ScopeState state() {
        return state;
    }

    final Optional<Committed> decided(RequestId request, RegistryStore.Step step, Optional<Instant> now) {
        Long done = requests.get(request);
        if (done != null) {
            return Optional.of(new Committed(line(done), true));
        }
        return step.decide(state, now).map(this::write);
    }

    private Committed write(Transition transition) {
        requireNew(transition.line());
        ScopeState next = state.after(transition.entry(), transition.line().hash());
        append(transition);
        enter(transition.line(), next);
        return new Committed(transition.line(), false);
    }

    /**
     * Takes a line that is kept already.
     *
     * @throws IllegalArgumentException when it does not continue the log, or when the gate would not have written it
     */
    void add(AuditEntry entry, AuditLine line) {
        requireNew(line);
        enter(line, AuditLog.after(state, entry, line.hash()));
    }

    private void requireNew(AuditLine line) {
        if (requests.containsKey(line.request())) {
            throw new IllegalArgumentException("Entry " + line.seq() + " repeats a request.");
        }
    }

    private void enter(AuditLine line, ScopeState next) {
        requests.put(line.request(), line.seq());
        state = next;
    }
}
