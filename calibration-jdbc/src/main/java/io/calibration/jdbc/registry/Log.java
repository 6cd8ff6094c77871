package io.calibration.jdbc.registry;

import io.calibration.approval.AuditLog;
import io.calibration.internal.audit.AuditJson;
import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.AuditLine.Reason;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scope's log, within one transaction, and the state that it leads to. The rows beside the log are there for the database to keep its
 * constraints, and for verification; what somebody changes in them by hand decides nothing here.
 */
public record Log(Sql sql, ScopeId scope) {

    private static final int PAGE = 1000;
    private static final String COLUMNS = "seq, previous, hash, request, entry";

    /** What the fold of the log needs. */
    private static final String ENTRIES =
            "SELECT " + COLUMNS + " FROM {t}audit WHERE scope = ? AND seq > ? ORDER BY seq";

    private static final String LINES =
            "SELECT a.seq, a.previous, a.request, a.entry, a.hash, r.salt, r.body FROM {t}audit a"
                    + " LEFT JOIN {t}reason r ON r.scope = a.scope AND r.seq = a.seq WHERE a.scope = ?";

    /** The rows of a line that comes next. */
    static List<Change> append(AuditHead before, ScopeId scope, AuditLine line) {
        Change entry = line(
                scope.value(),
                line.seq(),
                before.hash().hex(),
                line.hash().hex(),
                line.request().value(),
                line.text());
        Reason reason = line.reason();
        if (reason == null) {
            return List.of(entry);
        }
        byte[] text = reason.text().getBytes(StandardCharsets.UTF_8);
        return List.of(entry, reason(scope.value(), line.seq(), reason.salt(), text));
    }

    static Change line(String scope, long seq, String previous, String hash, String request, String entry) {
        return Change.insert("audit", "scope, " + COLUMNS, scope, seq, previous, hash, request, entry);
    }

    static Change reason(String scope, long seq, String salt, byte[] body) {
        return Change.insert("reason", "scope, seq, salt, body", scope, seq, salt, body);
    }

    /** Lines with their reasons, in their order. */
    public List<AuditLine> lines(long afterSeq, int limit) throws SQLException {
        String page = sql.database().limited(LINES + " AND a.seq > ? ORDER BY a.seq");
        return sql.list(Log::line, page, scope.value(), afterSeq, limit);
    }

    Optional<AuditLine> line(RequestId request) throws SQLException {
        return sql.first(Log::line, LINES + " AND a.request = ?", scope.value(), request.value());
    }

    boolean isBegun() throws SQLException {
        String first = "SELECT COALESCE(min(seq), 0) AS seq FROM {t}audit WHERE scope = ?";
        return sql.first(row -> row.getLong("seq") > 0, first, scope.value()).orElse(false);
    }

    private static AuditLine line(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        try {
            if (!row.getString("entry").contains("\"previous\":\"" + row.getString("previous") + "\"")) {
                throw new IllegalArgumentException("It does not continue the entry that its row names.");
            }
            return new AuditLine(
                    seq,
                    new RequestId(row.getString("request")),
                    row.getString("entry"),
                    new Digest(row.getString("hash")),
                    reason(row));
        } catch (IllegalArgumentException e) {
            throw new RegistryStoreException(
                    "Audit entry " + seq + " is damaged: its row is none that a registry wrote.", e);
        }
    }

    private static @Nullable Reason reason(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return body == null ? null : new Reason(new String(body, StandardCharsets.UTF_8), row.getString("salt"));
    }

    /**
     * The state at the end of the log. Entries never change, so that what was read before need not be read again: who has seen an entry is a
     * witness that it was there.
     *
     * @param known a state that was read before, or the empty one
     * @param again where to begin again when the log does not continue what was read: where the host may have taken it back
     * @throws RegistryStoreException when the log does not lead to the head; where it does not even have what was read before, it says so
     */
    public ScopeState upTo(Head head, ScopeState known, Optional<ScopeState> again) throws SQLException {
        try {
            return followed(head, known);
        } catch (RegistryDamagedException e) {
            if ((known.revision() == 0) || isThere(known)) {
                throw e;
            }
            return followed(head, again.orElseThrow(() -> damaged(gone(known), e)));
        }
    }

    /** Whether the log still has the last entry that was read of it, so that what is wrong comes after that. */
    private boolean isThere(ScopeState known) throws SQLException {
        return entries(known.revision() - 1, 1).stream()
                .anyMatch(entry -> (entry.seq == known.revision())
                        && AuditLine.hash(entry.text).equals(known.head().hash()));
    }

    private static String gone(ScopeState known) {
        return "the log does not continue entry " + known.revision() + ", which this program has seen: it was cut or"
                + " edited, an older backup was restored, or a copy of the database answers that is behind. After a"
                + " restore, start the program again";
    }

    private ScopeState followed(Head head, ScopeState from) throws SQLException {
        ScopeState state = from;
        while (state.revision() < head.revision()) {
            List<Entry> page = entries(state.revision(), PAGE);
            if (page.isEmpty()) {
                throw damaged("entry " + (state.revision() + 1) + " is missing", null);
            }
            for (Entry entry : page) {
                state = entry.seq > head.revision() ? state : after(state, entry);
            }
        }
        if (!head.hash().equals(state.head().hash().hex())) {
            throw damaged("the log does not end where its head says", null);
        }
        return state;
    }

    private List<Entry> entries(long afterSeq, int limit) throws SQLException {
        String page = sql.database().limited(ENTRIES);
        return sql.list(Entry::of, page, scope.value(), afterSeq, limit);
    }

    private ScopeState after(ScopeState state, Entry row) {
        try {
            Digest digest = AuditLine.hash(row.text);
            AuditEntry entry = AuditJson.read(row.text);
            require(digest, row.hash);
            require(entry.previous(), row.previous);
            require(entry.request(), row.request);
            return AuditLog.after(state, entry, digest);
        } catch (IllegalArgumentException e) {
            throw damaged("audit entry " + row.seq + " is damaged, or none that the gate would write", e);
        }
    }

    private static void require(Object said, String beside) {
        if (!said.toString().equals(beside)) {
            throw new IllegalArgumentException("What stands beside the entry is not what it says.");
        }
    }

    private RegistryStoreException damaged(String what, @Nullable Throwable cause) {
        return sql.tables().damaged(Part.CHAIN, scope, what, cause);
    }

    /** A row, of which the entry says all once more. */
    private record Entry(long seq, String previous, String hash, String request, String text) {

        static Entry of(ResultSet row) throws SQLException {
            return new Entry(
                    row.getLong("seq"),
                    row.getString("previous"),
                    row.getString("hash"),
                    row.getString("request"),
                    row.getString("entry"));
        }
    }
}
