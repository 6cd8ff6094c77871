package io.calibration.approval;

import io.calibration.approval.Verification.Level;
import io.calibration.approval.Verification.Result;
import io.calibration.approval.Verification.Verdict;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies a log against itself, its head, checkpoints, and what the store says the state is. */
final class AuditVerifier {

    private final RegistryStore store;
    private final ScopeState tables;
    private final List<AuditLine> lines;
    private final List<AuditEntry> entries = new ArrayList<>();

    AuditVerifier(RegistryStore store, ScopeState tables, List<AuditLine> lines) {
        this.store = store;
        this.tables = tables;
        this.lines = lines;
    }

    Verification verify(List<Checkpoint> checkpoints) {
        Optional<Fault> broken = chain();
        Result chain = result(Level.CHAIN, broken, lines.size() + " entries hang together.");
        Result head = result(Level.HEAD, head(), "The head is the last entry.");
        Result lies = checkpoints.isEmpty()
                ? unchecked(Level.CHECKPOINTS, "No checkpoint was given.")
                : result(Level.CHECKPOINTS, lies(checkpoints), checkpoints.size() + " checkpoints lie on the log.");
        Result fold = broken.isPresent()
                ? unchecked(Level.FOLD, "The chain is broken; mend that first.")
                : result(Level.FOLD, fold(), "Every event met the rules; the events give the tables and the contents.");
        return new Verification(List.of(chain, head, lies, fold));
    }

    private Optional<Fault> chain() {
        AuditHead head = AuditHead.genesis(store.info(), tables.scope());
        for (AuditLine line : lines) {
            long seq = head.seq() + 1;
            if (line.seq() != seq) {
                return Fault.at(seq, "is missing");
            }
            if (!AuditLine.hash(line.text()).equals(line.hash())) {
                return Fault.at(seq, "does not have the hash that stands beside it");
            }
            Optional<AuditEntry> entry = read(line);
            if (entry.isEmpty()) {
                return Fault.at(seq, "is not an audit entry of this format");
            }
            Optional<String> fault = fault(entry.get(), line, head);
            if (fault.isPresent()) {
                return Fault.at(seq, fault.get());
            }
            entries.add(entry.get());
            head = new AuditHead(seq, line.hash(), entry.get().at());
        }
        return Optional.empty();
    }

    private Optional<String> fault(AuditEntry entry, AuditLine line, AuditHead head) {
        if (!entry.store().equals(store.info().id()) || !entry.scope().equals(tables.scope())) {
            return Optional.of("is of another store or scope");
        }
        if ((entry.seq() != line.seq()) || !entry.request().equals(line.request())) {
            return Optional.of("does not have the number and request that stand beside it");
        }
        if (!entry.previous().equals(head.hash())) {
            return Optional.of("does not hang on the entry before it");
        }
        if (entry.at().isBefore(head.at())) {
            return Optional.of("goes back in time");
        }
        boolean told = (line.reason() == null) || line.reason().digest().equals(entry.reason());
        return told ? Optional.empty() : Optional.of("does not have the reason that stands beside it");
    }

    private Optional<Fault> head() {
        AuditLine last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        AuditHead found = tables.head();
        long seq = last == null ? 0 : last.seq();
        Digest hash =
                last == null ? AuditHead.genesis(store.info(), tables.scope()).hash() : last.hash();
        return (found.seq() == seq) && found.hash().equals(hash)
                ? Optional.empty()
                : Fault.at(Math.min(found.seq(), seq) + (found.seq() == seq ? 0 : 1), "is where log and head part");
    }

    private Optional<Fault> lies(List<Checkpoint> checkpoints) {
        return checkpoints.stream()
                .filter(checkpoint -> !isOnLog(checkpoint))
                .findFirst()
                .flatMap(checkpoint -> Fault.at(checkpoint.seq(), "is not the one of the checkpoint"));
    }

    private boolean isOnLog(Checkpoint checkpoint) {
        if (checkpoint.seq() == 0) {
            return checkpoint
                    .hash()
                    .equals(AuditHead.genesis(store.info(), tables.scope()).hash());
        }
        return (checkpoint.seq() <= lines.size())
                && lines.get((int) checkpoint.seq() - 1).hash().equals(checkpoint.hash());
    }

    private Optional<Fault> fold() {
        ScopeState state = ScopeState.empty(store.info(), tables.scope());
        for (AuditEntry entry : entries) {
            if (!RuleCheck.meetsTheRules(entry, state)) {
                return Fault.at(entry.seq(), "does not meet the rules of the gate");
            }
            state = state.after(entry, lines.get((int) entry.seq() - 1).hash());
        }
        if (!state.equals(tables)) {
            return Optional.of(new Fault(0, "The events do not give what the store's tables hold."));
        }
        return state.versions().stream()
                .flatMap(version -> FactFinder.contents(version).stream())
                .filter(digest -> store.content(digest)
                        .filter(bytes -> Digest.of(bytes).equals(digest))
                        .isEmpty())
                .findFirst()
                .map(digest -> new Fault(0, "The content " + digest + " is missing or changed."));
    }

    private static Optional<AuditEntry> read(AuditLine line) {
        try {
            return Optional.of(AuditJson.read(line.text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Result result(Level level, Optional<Fault> fault, String holds) {
        return fault.map(f -> new Result(level, Verdict.FAILS, f.seq(), f.sentence()))
                .orElseGet(() -> new Result(level, Verdict.HOLDS, 0, holds));
    }

    private static Result unchecked(Level level, String why) {
        return new Result(level, Verdict.NOT_CHECKED, 0, why);
    }

    private record Fault(long seq, String sentence) {
        static Optional<Fault> at(long seq, String what) {
            return Optional.of(new Fault(seq, "Entry " + seq + " " + what + "."));
        }
    }
}
