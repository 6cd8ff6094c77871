package io.calibration.jdbc.registry;

import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Content;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryEvent;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.Transition;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to one scope, done anew when the transaction is tried again. A transactional compare-and-set under a row lock: it locks the
 * head, folds what the log has gained, lets the gate decide, and moves the head from the very hash that was decided on, so that the log stays
 * one chain even should a lock fail. A request whose entry is there already is answered by it (an idempotency key).
 */
public final class Commit implements Transactions.Work<Optional<Committed>> {

    private final RequestId request;
    private final RegistryStore.Step step;
    private final @Nullable Clock time;
    private final ScopeId scope;
    private final ScopeState empty;
    private final ScopeState known;
    private final Optional<ScopeState> again;
    private @Nullable AuditLine sent;
    private @Nullable ScopeState after;

    /**
     * A request that is not done yet.
     *
     * @param time what time it is; null for the server's
     * @param empty the scope without entries
     * @param known the scope as it was read last
     * @param again where to begin when the log does not continue that; see {@link Log#upTo}
     */
    public Commit(
            RequestId request,
            RegistryStore.Step step,
            @Nullable Clock time,
            ScopeState empty,
            ScopeState known,
            Optional<ScopeState> again) {
        this.request = request;
        this.step = step;
        this.time = time;
        this.scope = known.scope();
        this.empty = empty;
        this.known = known;
        this.again = again;
    }

    /** The state that the last try wrote, for who knows that it was committed; empty when it wrote none. */
    public Optional<ScopeState> after() {
        return Optional.ofNullable(after);
    }

    /**
     * A scope's row under its lock.
     *
     * @param isDone whether an entry has this request's id already
     * @param now the server's time
     */
    private record Locked(Head head, boolean isDone, Instant now) {

        static Locked of(ResultSet row) throws SQLException {
            return new Locked(Head.of(row), Sql.number(row, "done") != null, Sql.instant(row.getLong("server_micros")));
        }
    }

    @Override
    public Optional<Committed> in(Sql sql) throws SQLException {
        after = null;
        Locked row = lock(sql);
        boolean current = row.head.isOf(known);
        // What is remembered holds, and so does what was read with the lock, although databases read it before they
        // waited for the lock:
        // nothing was written since the state was remembered.
        Log log = new Log(sql, scope);
        Optional<AuditLine> done = current && !row.isDone ? Optional.empty() : log.line(request);
        if (done.isPresent()) {
            // What an earlier try of this very call wrote, before the answer to its commit was lost, is no replay.
            return done.map(line -> new Committed(line, !line.equals(sent)));
        }
        ScopeState state = current ? known : log.upTo(row.head, known, again);
        // Where somebody else wrote, the pointer may have been read before.
        Head head = current ? row.head : Head.find(sql, scope).orElseThrow();
        head.requireBorneOut(sql.tables(), state);
        Optional<Transition> transition = step.decide(state, Optional.of(time == null ? row.now : time.instant()));
        if (transition.isEmpty()) {
            if (state.revision() == 0) {
                sql.change("DELETE FROM {t}scope WHERE scope = ? AND revision = 0", scope.value());
            }
            return Optional.empty();
        }
        return Optional.of(write(sql, state, transition.get()));
    }

    private Locked lock(Sql sql) throws SQLException {
        Optional<Locked> row = locked(sql);
        if (row.isEmpty() && new Log(sql, scope).isBegun()) {
            row = locked(sql); // somebody may have begun the scope between the two looks
            if (row.isEmpty()) {
                throw sql.tables().headless(scope);
            }
        }
        return row.isPresent() ? row.get() : begin(sql);
    }

    /** Who loses the race to insert the row tries again and finds it. */
    private Locked begin(Sql sql) throws SQLException {
        sql.change(Head.of(empty).insert(scope));
        return locked(sql).orElseThrow();
    }

    private Optional<Locked> locked(Sql sql) throws SQLException {
        String id = scope.value();
        String question = sql.database().locking(Head.WITH_REQUEST);
        return sql.first(Locked::of, question, id, id, request.value(), id);
    }

    private Committed write(Sql sql, ScopeState before, Transition transition) throws SQLException {
        AuditLine line = transition.line();
        RegistryEvent event = transition.entry().event();
        ScopeState next = before.after(transition.entry(), line.hash());
        if (!next.active().equals(before.active()) && before.active().isPresent()) {
            new ScopeRows(sql, scope).requireBorneOut(before, event.version());
        }
        keep(sql, transition.newContents());
        List<Change> changes = new ArrayList<>();
        changes.add(Head.of(next).moved(scope, before.head()));
        changes.addAll(Log.append(before.head(), scope, line));
        changes.addAll(new Projection(before, next).about(event.version()));
        // The first moves the head, and only from where it was: should the lock ever fail, nothing is overwritten.
        if (sql.change(changes) != 1) {
            throw new RegistryStoreException(
                    "Scope " + scope + " was written to in spite of its lock. Nothing was done; ask again.", null);
        }
        sent = line;
        after = next;
        return new Committed(line, false);
    }

    /** In one order, so that two scopes that keep the same bytes never wait for each other in a ring. */
    private void keep(Sql sql, List<Content> contents) throws SQLException {
        List<Content> ordered = contents.stream()
                .distinct()
                .sorted(Comparator.comparing(content -> content.digest().hex()))
                .toList();
        for (Content content : ordered) {
            String digest = content.digest().hex();
            Optional<byte[]> kept =
                    sql.first(row -> row.getBytes("body"), "SELECT body FROM {t}content WHERE digest = ?", digest);
            if (kept.isEmpty()) {
                sql.change(Change.insert("content", "digest, body", digest, content.bytes()));
            } else if (!Arrays.equals(kept.get(), content.bytes())) {
                throw sql.tables()
                        .damaged(
                                Part.FOLD,
                                scope,
                                "the content " + digest + " holds other bytes than its digest says",
                                null);
            }
        }
    }
}
