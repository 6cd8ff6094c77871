package io.calibration.approval;

import io.calibration.approval.AuditVerifier.Fault;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A scope's audit log as it stands in its store, see {@link Registry#log}. Thread-safe. Every method throws {@link RegistryStoreException} when the
 * store cannot do its work or what it holds is damaged.
 */
public final class AuditLog {

    private static final int PAGE = 1000;

    private static final Pattern LINE =
            Pattern.compile("\\{\"hash\":\"([0-9a-f]{64})\",\"entry\":(\\{[\\x20-\\x7e]*})}\n");
    private static final Pattern REQUEST = Pattern.compile("\"request\":\"([a-z0-9._:@-]{1,128})\"");

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
     * Writes the log as JSON lines, to be kept and verified elsewhere: {@code {"hash":"...","entry":{...}}}, the hash over exactly the characters of the
     * entry, each line ended by one newline. People's reasons are not in it.
     *
     * @param out is flushed and not closed
     * @return where the export ends; keep it elsewhere, to show later that nothing was cut off
     */
    public Checkpoint export(OutputStream out) throws IOException {
        Checkpoint end = new Checkpoint(0, empty().head().hash());
        for (AuditLine line : lines()) {
            out.write(exported(line).getBytes(StandardCharsets.US_ASCII));
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
    public Checkpoint.Signed signedCheckpoint(CheckpointKey.Signer signer) {
        return Checkpoint.Signed.of(store.info(), scope, checkpoint(), signer);
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
    public Verification verify(Checkpoint.Signed signed, CheckpointKey key, Checkpoint... checkpoints) {
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

    /**
     * The state after an entry that the gate's rules allow. Who folds a log that others can write to asks this for each entry: a step that the rules do
     * not allow is damage, and is not followed.
     *
     * @param before the state that the entry was written on
     * @param entry the entry, which must continue the state's log
     * @param hash the entry's hash
     * @throws IllegalArgumentException when it is not the next one of this log, or when the gate would not have written it
     */
    public static ScopeState after(ScopeState before, AuditEntry entry, Digest hash) {
        ScopeState after = before.after(entry, hash);
        if (RuleCheck.goesBackInTime(entry, before.head()) || !new RuleCheck(entry, before).meetsTheRules()) {
            throw new IllegalArgumentException(
                    "Entry " + entry.seq() + " does not meet the rules of the gate: somebody forged it.");
        }
        return after;
    }

    /** The line of an entry in an export, with its newline. */
    static String exported(AuditLine line) {
        return "{\"hash\":\"" + line.hash() + "\",\"entry\":" + line.text() + "}\n";
    }

    /**
     * Verifies an exported log without its store: the chain, the checkpoints, and that every event met the gate's rules. The head
     * is not checked, so give a checkpoint: nothing else shows a cut.
     *
     * @param export is read to its end and not closed
     * @param checkpoints taken with {@link #checkpoint} and kept elsewhere
     */
    public static Verification verifyExport(InputStream export, Checkpoint... checkpoints) throws IOException {
        return verifyExported(export, new AuditVerifier(new ChainCheck(), List.of(checkpoints)));
    }

    /**
     * The same with a signed checkpoint. Level CHECKPOINTS fails at 0 when the key did not sign it or the log is of another store or
     * scope.
     *
     * @param export is read to its end and not closed
     */
    public static Verification verifyExport(
            InputStream export, Checkpoint.Signed signed, CheckpointKey key, Checkpoint... checkpoints)
            throws IOException {
        return verifyExported(export, new AuditVerifier(new ChainCheck(), signed, key, List.of(checkpoints)));
    }

    private static Verification verifyExported(InputStream export, AuditVerifier verifier) throws IOException {
        BufferedInputStream in = new BufferedInputStream(export);
        long seq = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            seq++;
            read(seq, line).ifPresentOrElse(verifier::accept, verifier::acceptNoLine);
        }
        return verifier.ofExport();
    }

    /** A byte is a character, so that none can hide; the newline belongs to its line. Empty at the end. */
    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
        int next = in.read();
        while (next >= 0) {
            line.write(next);
            next = next == '\n' ? -1 : in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static Optional<AuditLine> read(long seq, String line) {
        Matcher parts = LINE.matcher(line);
        Matcher request = REQUEST.matcher(line);
        RequestId beside = new RequestId(request.find() ? request.group(1) : "none");
        return parts.matches()
                ? Optional.of(new AuditLine(seq, beside, parts.group(2), new Digest(parts.group(1)), null))
                : Optional.empty();
    }
}
