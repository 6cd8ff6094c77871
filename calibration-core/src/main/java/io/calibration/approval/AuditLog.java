package io.calibration.approval;

import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.util.ArrayList;
import java.util.List;

/** A scope's audit log as it stands in its store. */
final class AuditLog {

    private static final int PAGE = 1000;

    /** Others may write while the log is read; so often is it read again before that is taken as it is. */
    private static final int QUIET_READS = 10;

    private final RegistryStore store;
    private final ScopeId scope;

    AuditLog(RegistryStore store, ScopeId scope) {
        this.store = store;
        this.scope = scope;
    }

    List<AuditLine> lines() {
        List<AuditLine> lines = new ArrayList<>();
        List<AuditLine> page = store.audit(scope, 0, PAGE);
        while (!page.isEmpty()) {
            lines.addAll(page);
            page = store.audit(scope, page.get(page.size() - 1).seq(), PAGE);
        }
        return lines;
    }

    Verification verify(List<Checkpoint> checkpoints) {
        ScopeState before = state();
        List<AuditLine> lines = lines();
        ScopeState after = state();
        for (int i = 0; (i < QUIET_READS) && (before.revision() != after.revision()); i++) {
            before = after;
            lines = lines();
            after = state();
        }
        return new AuditVerifier(store, after, lines).verify(checkpoints);
    }

    private ScopeState state() {
        return store.load(scope).orElseGet(() -> ScopeState.empty(store.info(), scope));
    }
}
