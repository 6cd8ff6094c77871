package io.calibration.approval;

import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A scope's audit log as it stands in its store, see {@link Registry#log}. Thread-safe. Every method throws {@link RegistryStoreException} when the
 * store cannot do its work or what it holds is damaged.
 */
public final class AuditLog {

    private static final int PAGE = 1000;

    private final RegistryStore store;
    private final ScopeId scope;

    AuditLog(RegistryStore store, ScopeId scope) {
        this.store = store;
        this.scope = scope;
    }

    /** The entries, oldest first. */
    public List<AuditEntry> entries() {
        return lines().stream().map(AuditLog::entry).toList();
    }

    private List<AuditLine> lines() {
        List<AuditLine> lines = new ArrayList<>();
        read(0, Long.MAX_VALUE, lines::add);
        return lines;
    }

    static AuditEntry entry(AuditLine line) {
        try {
            return AuditJson.read(line.text());
        } catch (IllegalArgumentException e) {
            throw new RegistryStoreException("Audit entry " + line.seq() + " is damaged. Verify the registry.", e);
        }
    }

    /**
     * Writes the log as JSON lines, see {@link AuditExport}. People's reasons are not in it.
     *
     * @param out is flushed and not closed
     * @return where the export ends; keep it elsewhere, to show later that nothing was cut off
     */
    public Checkpoint export(OutputStream out) throws IOException {
        Checkpoint end = new Checkpoint(0, empty().head().hash());
        for (AuditLine line : lines()) {
            out.write(AuditExport.line(line).getBytes(StandardCharsets.US_ASCII));
            end = new Checkpoint(line.seq(), line.hash());
        }
        out.flush();
        return end;
    }

    /** The reason given with an entry; empty when none was asked for, or when it was erased. */
    public Optional<String> reason(long seq) {
        return store.audit(scope, seq - 1, 1).stream()
                .filter(line -> line.seq() == seq)
                .flatMap(line -> Stream.ofNullable(line.reason()))
                .map(Reason::text)
                .findFirst();
    }

    /** Erases the text of the reason given with an entry, for good. The log stays whole. */
    public void eraseReason(long seq) {
        store.eraseReason(scope, seq);
    }

    /** The size and hash of the log now, to be kept elsewhere. */
    public Checkpoint checkpoint() {
        AuditHead head = store.load(scope).orElseGet(this::empty).head();
        return new Checkpoint(head.seq(), head.hash());
    }

    /**
     * The same with whose log it is, signed, for keepers who need not be trusted. Verify with the one before first: a log that was
     * tampered with is signed all the same.
     */
    public SignedCheckpoint signedCheckpoint(CheckpointSigner signer) {
        return SignedCheckpoint.of(store.info(), scope, checkpoint(), signer);
    }

    /**
     * Verifies the log, level by level.
     *
     * @param checkpoints taken earlier with {@link #checkpoint} and kept elsewhere
     */
    public Verification verify(Checkpoint... checkpoints) {
        return verify(new AuditVerifier(chain(), List.of(checkpoints)));
    }

    /**
     * The same with a signed checkpoint. Level CHECKPOINTS fails at 0 when the key did not sign it or it is of another store or
     * scope.
     */
    public Verification verify(SignedCheckpoint signed, CheckpointKey key, Checkpoint... checkpoints) {
        return verify(new AuditVerifier(chain(), signed, key, List.of(checkpoints)));
    }

    private ScopeState empty() {
        return ScopeState.empty(store.info(), scope);
    }

    private ChainCheck chain() {
        return new ChainCheck(store.info(), empty());
    }

    /** Reads to the end of the log, then the tables, then what others wrote in between: both are then of one revision. */
    private Verification verify(AuditVerifier verifier) {
        Optional<AuditHead> witnessed = store.seen(scope);
        long seen = read(0, Long.MAX_VALUE, verifier::accept);
        ScopeState tables = store.reload(scope).orElseGet(this::empty);
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
