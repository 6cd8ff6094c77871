package io.calibration.approval;

import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A scope's audit log as it stands in its store. */
final class AuditLog {

    private static final int PAGE = 1000;

    private final RegistryStore store;
    private final ScopeId scope;

    AuditLog(RegistryStore store, ScopeId scope) {
        this.store = store;
        this.scope = scope;
    }

    List<AuditLine> lines() {
        List<AuditLine> lines = new ArrayList<>();
        read(0, Long.MAX_VALUE, lines::add);
        return lines;
    }

    Verification verify(List<Checkpoint> checkpoints) {
        return verify(new AuditVerifier(chain(), checkpoints));
    }

    Verification verify(SignedCheckpoint signed, CheckpointKey key, List<Checkpoint> checkpoints) {
        return verify(new AuditVerifier(chain(), signed, key, checkpoints));
    }

    private ChainCheck chain() {
        return new ChainCheck(store.info(), ScopeState.empty(store.info(), scope));
    }

    /** Reads to the end of the log, then the tables, then what others wrote in between: both are then of one revision. */
    private Verification verify(AuditVerifier verifier) {
        Optional<AuditHead> witnessed = store.seen(scope);
        long seen = read(0, Long.MAX_VALUE, verifier::accept);
        ScopeState tables = store.reload(scope).orElseGet(() -> ScopeState.empty(store.info(), scope));
        read(seen, tables.revision(), verifier::accept);
        return verifier.against(store, tables, witnessed.filter(this::isGone).map(AuditLog::gone));
    }

    private boolean isGone(AuditHead witnessed) {
        return store.audit(scope, witnessed.seq() - 1, 1).stream()
                .noneMatch(
                        line -> (line.seq() == witnessed.seq()) && line.hash().equals(witnessed.hash()));
    }

    private static Fault gone(AuditHead witnessed) {
        return Fault.at(witnessed.seq(), "is missing or another one, and this very program has seen it");
    }

    /** Reads the lines behind one entry, up to another or to the end. Returns the last number read. */
    private long read(long afterSeq, long upTo, Consumer<AuditLine> reader) {
        long seen = afterSeq;
        while (seen < upTo) {
            List<AuditLine> page = store.audit(scope, seen, (int) Math.min(PAGE, upTo - seen));
            if (page.isEmpty()) {
                return seen;
            }
            page.forEach(reader);
            seen = page.get(page.size() - 1).seq();
        }
        return seen;
    }
}
