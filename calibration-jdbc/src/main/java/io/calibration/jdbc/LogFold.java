package io.calibration.jdbc;

import io.calibration.approval.RuleCheck;
import io.calibration.internal.audit.AuditJson;
import io.calibration.registry.AuditEntry;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A scope's state from its log. The rows beside the log are there for the database to keep its constraints, and for verification; what
 * somebody changes in them by hand decides nothing here.
 */
final class LogFold {

    private static final int PAGE = 1000;

    private final Sql sql;
    private final Database database;

    LogFold(Sql sql, Database database) {
        this.sql = sql;
        this.database = database;
    }

    /**
     * The state at the end of the log. Entries never change, so that what was read before need not be read again: who has seen an entry is a
     * witness that it was there.
     *
     * @param known a state that was read before, or the empty one
     * @param again where to begin again when the log does not continue what was read: where the host may have taken it back
     * @throws DamagedLogException when the log does not lead to the head; where it does not even have what was read before, it says so
     */
    ScopeState upTo(Head head, ScopeState known, Optional<ScopeState> again) throws SQLException {
        try {
            return followed(head, known);
        } catch (DamagedLogException e) {
            if ((known.revision() == 0) || isThere(known)) {
                throw e;
            }
            return followed(head, again.orElseThrow(() -> new DamagedLogException(gone(known), e)));
        }
    }

    /** Whether the log still has the last entry that was read of it, so that what is wrong comes after that. */
    private boolean isThere(ScopeState known) throws SQLException {
        return entries(known.scope(), known.revision() - 1, 1).stream()
                .anyMatch(entry -> (entry.seq() == known.revision())
                        && AuditLine.hash(entry.text()).equals(known.head().hash()));
    }

    private static String gone(ScopeState known) {
        return "the log does not continue entry " + known.revision() + ", which this program has seen: it was cut or"
                + " edited, an older backup was restored, or a copy of the database answers that is behind. After a"
                + " restore, start the program again";
    }

    private ScopeState followed(Head head, ScopeState from) throws SQLException {
        ScopeState state = from;
        while (state.revision() < head.revision()) {
            List<Entry> page = entries(state.scope(), state.revision(), PAGE);
            if (page.isEmpty()) {
                throw new DamagedLogException("entry " + (state.revision() + 1) + " is missing", null);
            }
            for (Entry entry : page) {
                state = entry.seq() > head.revision() ? state : entry.after(state);
            }
        }
        if (!head.hash().equals(state.head().hash().hex())) {
            throw new DamagedLogException("the log does not end where its head says", null);
        }
        return state;
    }

    private List<Entry> entries(ScopeId scope, long afterSeq, int limit) throws SQLException {
        return sql.list(
                row -> new Entry(
                        row.getLong("seq"),
                        row.getString("previous"),
                        row.getString("hash"),
                        row.getString("request"),
                        row.getString("entry")),
                database.limited(Statements.PAGE_OF_ENTRIES),
                scope.value(),
                afterSeq,
                limit);
    }

    private record Entry(long seq, String previous, String hash, String request, String text) {

        ScopeState after(ScopeState state) {
            try {
                Digest digest = AuditLine.hash(text);
                AuditEntry entry = AuditJson.read(text);
                require(digest, hash);
                require(entry.previous(), previous);
                require(entry.request(), request);
                return RuleCheck.after(state, entry, digest);
            } catch (IllegalArgumentException e) {
                throw new DamagedLogException(
                        "audit entry " + seq + " is damaged, or none that the gate would write", e);
            }
        }

        private static void require(Object said, String beside) {
            if (!said.toString().equals(beside)) {
                throw new IllegalArgumentException("What stands beside the entry is not what it says.");
            }
        }
    }
}
