package io.calibration.approval;

import io.calibration.approval.AuditVerifier.Fault;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows a log line by line, as long as each hangs on the one before it. Used by one thread. */
final class ChainCheck {

    private final Set<RequestId> requests = new HashSet<>();
    private @Nullable StoreInfo store;
    private @Nullable ScopeState empty;
    private @Nullable AuditHead head;
    private Optional<Fault> fault = Optional.empty();

    /** The log of any store and scope: those that its first entry names. */
    ChainCheck() {}

    /** The log of this store and scope. */
    ChainCheck(StoreInfo store, ScopeState empty) {
        startOf(store, empty);
    }

    private AuditHead startOf(StoreInfo itsStore, ScopeState itsEmptyState) {
        store = itsStore;
        empty = itsEmptyState;
        head = itsEmptyState.head();
        return itsEmptyState.head();
    }

    /** Where the chain first breaks. */
    Optional<Fault> fault() {
        return fault;
    }

    /** The state before the first entry; empty as long as nobody said whose log it is. */
    Optional<ScopeState> start() {
        return Optional.ofNullable(empty);
    }

    /** The entry of the next line, when it hangs on the one before it; empty from the break on. */
    Optional<AuditEntry> next(AuditLine line) {
        if (fault.isPresent()) {
            return Optional.empty();
        }
        Optional<AuditEntry> entry = read(line);
        long seq = head == null ? 1 : head.seq() + 1;
        fault = wrong(line, entry, seq).map(what -> Fault.at(seq, what));
        if (fault.isEmpty()) {
            AuditHead before = Objects.requireNonNull(head);
            entry.ifPresent(good -> head = before.after(good, line.hash()));
            return entry;
        }
        return Optional.empty();
    }

    /** The next line is none. */
    void nextIsNone() {
        if (fault.isEmpty()) {
            fault = Optional.of(Fault.at(head == null ? 1 : head.seq() + 1, "is not written as a line of a log"));
        }
    }

    private Optional<String> wrong(AuditLine line, Optional<AuditEntry> entry, long seq) {
        if (line.seq() != seq) {
            return Optional.of("is missing or not in its place");
        }
        if (!AuditLine.hash(line.text()).equals(line.hash())) {
            return Optional.of("does not have the hash that stands beside it");
        }
        return entry.map(read -> wrong(line, read, seq))
                .orElseGet(() -> Optional.of("is not an audit entry of this format"));
    }

    private Optional<String> wrong(AuditLine line, AuditEntry entry, long seq) {
        StoreInfo itsStore = store == null ? new StoreInfo(entry.store(), "the store of the log") : store;
        AuditHead before = head == null ? startOf(itsStore, ScopeState.empty(itsStore, entry.scope())) : head;
        if (!entry.store().equals(itsStore.id())
                || !start().map(ScopeState::scope).equals(Optional.of(entry.scope()))) {
            return Optional.of("is of another store or scope");
        }
        if (entry.seq() != seq) {
            return Optional.of("is missing or not in its place");
        }
        if (!entry.previous().equals(before.hash())) {
            return Optional.of("does not hang on the entry before it");
        }
        if (RuleCheck.goesBackInTime(entry, before)) {
            return Optional.of("goes back in time");
        }
        return beside(line, entry);
    }

    private Optional<String> beside(AuditLine line, AuditEntry entry) {
        if (!entry.request().equals(line.request())) {
            return Optional.of("does not have the request that stands beside it");
        }
        if (!requests.add(entry.request())) {
            return Optional.of("is of a request that was done before");
        }
        boolean told = (line.reason() == null) || line.reason().digest().equals(entry.reason());
        return told ? Optional.empty() : Optional.of("does not have the reason that stands beside it");
    }

    private static Optional<AuditEntry> read(AuditLine line) {
        try {
            return Optional.of(AuditJson.read(line.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
