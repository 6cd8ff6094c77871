package io.calibration.approval;

import io.calibration.approval.Verification.Level;
import io.calibration.approval.Verification.Result;
import io.calibration.approval.Verification.Verdict;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.Digest;
import io.calibration.registry.RegisteredVersion;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.ScopeState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Verifies a log in one pass: feed it line by line, then ask. Used by one thread. */
final class AuditVerifier {

    private final ChainCheck chain;
    private final List<Checkpoint> checkpoints;
    private @Nullable ScopeState state;
    private @Nullable AuditLine last;
    private long lines;
    private Optional<Fault> notOnLog = Optional.empty();
    private Optional<Fault> brokenRule = Optional.empty();

    AuditVerifier(ChainCheck chain, List<Checkpoint> checkpoints) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        chain.start().ifPresent(this::startOf);
    }

    /** With a signed checkpoint, too; where its signature is not the key's, nothing that it claims counts. */
    AuditVerifier(ChainCheck chain, Checkpoint.Signed signed, CheckpointKey key, List<Checkpoint> more) {
        this(chain, Stream.concat(signed.claims().stream(), more.stream()).toList());
        if (!signed.isSignedBy(key)) {
            notOnLog =
                    Optional.of(new Fault(0, "The signed checkpoint is not signed by the key of " + key.name() + "."));
        }
    }

    private void startOf(ScopeState empty) {
        state = empty;
        compare(0, empty.head().hash());
    }

    void accept(AuditLine line) {
        lines++;
        last = line;
        Optional<AuditEntry> entry = chain.next(line);
        start();
        compare(lines, line.hash());
        entry.ifPresent(next -> follow(next, line.hash()));
    }

    /** What stands where a line should be, and has no hash. */
    void acceptNoLine() {
        lines++;
        chain.nextIsNone();
        start();
        compare(lines, null);
    }

    /** Whose log it is says the first entry, unless it was known. */
    private void start() {
        if ((lines == 1) && (state == null)) {
            chain.start().ifPresentOrElse(this::startOf, () -> compare(0, null));
        }
    }

    /** What the log alone shows. */
    Verification ofExport() {
        return verification(
                unchecked(Level.HEAD, "An export has no head. A checkpoint shows whether it was cut."),
                brokenRule,
                "Every event met the rules. Tables and contents are the store's and were not looked at.");
    }

    /**
     * What the log shows together with the store that it belongs to.
     *
     * @param gone what somebody knows to have been there and is no more
     */
    Verification against(RegistryStore store, ScopeState tables, Optional<Fault> gone) {
        return verification(
                result(Level.HEAD, wrongHead(tables.head()).or(() -> gone), "The head is the last entry."),
                brokenRule.or(() -> wrongTables(tables)).or(() -> wrongContents(store)),
                "Every event met the rules; the events give the tables and the contents.");
    }

    private Verification verification(Result head, Optional<Fault> fold, String folds) {
        Result lies = checkpoints.isEmpty()
                ? unchecked(Level.CHECKPOINTS, "No checkpoint was given.")
                : result(Level.CHECKPOINTS, notOnLog.or(this::cut), "What was given lies on the log.");
        return new Verification(List.of(
                result(Level.CHAIN, chain.fault(), lines + " entries hang together."),
                head,
                lies,
                chain.fault().isPresent()
                        ? unchecked(Level.FOLD, "The chain is broken; mend that first.")
                        : result(Level.FOLD, fold, folds)));
    }

    private void compare(long seq, @Nullable Digest hash) {
        boolean differs = checkpoints.stream()
                .anyMatch(checkpoint ->
                        (checkpoint.seq() == seq) && !checkpoint.hash().equals(hash));
        if (differs && notOnLog.isEmpty()) {
            notOnLog = Optional.of(
                    seq == 0
                            ? new Fault(0, "The checkpoint is of another store or scope.")
                            : Fault.at(seq, "is not the one of the checkpoint"));
        }
    }

    private Optional<Fault> cut() {
        return checkpoints.stream()
                .filter(checkpoint -> checkpoint.seq() > lines)
                .findFirst()
                .map(checkpoint -> Fault.at(lines + 1, "is missing: a checkpoint counts " + checkpoint.seq()));
    }

    private void follow(AuditEntry entry, Digest hash) {
        if ((state == null) || brokenRule.isPresent()) {
            return;
        }
        if (new RuleCheck(entry, state).meetsTheRules()) {
            state = state.after(entry, hash);
        } else {
            brokenRule = Optional.of(Fault.at(entry.seq(), "does not meet the rules of the gate"));
        }
    }

    private Optional<Fault> wrongHead(AuditHead head) {
        boolean holds = (last == null)
                ? (state != null) && head.equals(state.head())
                : (head.seq() == last.seq()) && head.hash().equals(last.hash());
        if (holds) {
            return Optional.empty();
        }
        long seq = last == null ? 0 : last.seq();
        return Optional.of(
                Fault.at(Math.min(head.seq(), seq) + (head.seq() == seq ? 0 : 1), "is where log and head part"));
    }

    private Optional<Fault> wrongTables(ScopeState tables) {
        return tables.equals(state)
                ? Optional.empty()
                : Optional.of(new Fault(0, "The events do not give what the store's tables hold."));
    }

    private Optional<Fault> wrongContents(RegistryStore store) {
        List<RegisteredVersion> versions = state == null ? List.of() : state.versions();
        return versions.stream()
                .flatMap(version -> FactFinder.contents(version).stream())
                .distinct()
                .filter(digest -> store.content(digest)
                        .filter(bytes -> Digest.of(bytes).equals(digest))
                        .isEmpty())
                .findFirst()
                .map(digest -> new Fault(0, "The content " + digest + " is missing or changed."))
                .or(() -> wrongDifference(store, versions));
    }

    private static Optional<Fault> wrongDifference(RegistryStore store, List<RegisteredVersion> versions) {
        return versions.stream()
                .filter(version -> !FactFinder.isDifferenceTrue(
                        version, digest -> store.content(digest).map(Content::of)))
                .findFirst()
                .map(version -> new Fault(
                        0, "The difference kept with version " + version.version() + " is not that of its config."));
    }

    private static Result result(Level level, Optional<Fault> fault, String holds) {
        return fault.map(f -> new Result(level, Verdict.FAILS, f.seq(), f.sentence()))
                .orElseGet(() -> new Result(level, Verdict.HOLDS, 0, holds));
    }

    private static Result unchecked(Level level, String why) {
        return new Result(level, Verdict.NOT_CHECKED, 0, why);
    }

    /**
     * What is wrong with a log, and where.
     *
     * @param seq the entry; 0 when no single entry is at fault
     * @param sentence the same for people
     */
    record Fault(long seq, String sentence) {

        static Fault at(long seq, String what) {
            return new Fault(seq, "Entry " + seq + " " + what + ".");
        }
    }
}
