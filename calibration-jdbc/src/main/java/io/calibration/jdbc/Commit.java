package io.calibration.jdbc;

import static java.util.stream.Collectors.joining;

import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Committed;
import io.calibration.registry.Content;
import io.calibration.registry.Reason;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.StoreInfo;
import io.calibration.registry.Transition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** One request to one scope: locks, loads, lets the gate decide, writes. Done anew when the transaction is tried again. */
final class Commit implements Transactions.Work<Optional<Committed>> {

    /** The entry that has this request's id already. */
    private static final Field<Long> DONE = DSL.field(DSL.unquotedName("done"), Long.class);

    private final Database database;
    private final Tables tables;
    private final StoreInfo info;
    private final ScopeId scope;
    private final RequestId request;
    private final Function<ScopeState, Optional<Transition>> decide;
    private final @Nullable ScopeState known;
    private @Nullable AuditLine sent;
    private @Nullable ScopeState after;

    Commit(
            Database database,
            Tables tables,
            StoreInfo info,
            ScopeId scope,
            RequestId request,
            Function<ScopeState, Optional<Transition>> decide,
            @Nullable ScopeState known) {
        this.database = database;
        this.tables = tables;
        this.info = info;
        this.scope = scope;
        this.request = request;
        this.decide = decide;
        this.known = known;
    }

    /** The state that the last try wrote, for who knows that it was committed; empty when it wrote none. */
    Optional<ScopeState> after() {
        return Optional.ofNullable(after);
    }

    @Override
    public Optional<Committed> in(DSLContext sql) {
        after = null;
        Record row = lock(sql);
        boolean current = isCurrent(row);
        Optional<AuditLine> done =
                current && (row.get(DONE) == null) ? Optional.empty() : new LogReader(tables).of(sql, scope, request);
        if (done.isPresent()) {
            // What an earlier try of this very call wrote, before the answer to its commit was lost, is no replay.
            return done.map(line -> new Committed(line, !line.equals(sent)));
        }
        ScopeState state = current ? Objects.requireNonNull(known) : new StateReader(tables).state(sql, scope, row);
        Optional<Transition> transition = decide.apply(state);
        if (transition.isEmpty()) {
            removeIfNew(sql, state);
            return Optional.empty();
        }
        return transition.map(decided -> write(sql, state, decided));
    }

    /**
     * Whether what is remembered is so under the lock. Then what was read with the lock holds too, although databases read it before they
     * waited for the lock: nothing was written since the state was remembered.
     */
    private boolean isCurrent(Record row) {
        return (known != null) && StateReader.isCurrent(known, row);
    }

    private Record lock(DSLContext sql) {
        Record row = lockQuery(sql).fetchOne();
        if ((row == null) && new LogReader(tables).hasLines(sql, scope)) {
            row = lockQuery(sql).fetchOne(); // somebody may have begun the scope between the two looks
            if (row == null) {
                throw StateReader.damaged(tables, scope, "the log has no head", null);
            }
        }
        return row == null ? begin(sql) : row;
    }

    /** Who loses the race to insert the row tries again and finds it. */
    private Record begin(DSLContext sql) {
        AuditHead genesis = AuditHead.genesis(info, scope);
        sql.insertInto(tables.scope)
                .set(Tables.SCOPE, scope.value())
                .set(Tables.REVISION, genesis.seq())
                .set(Tables.HEAD_HASH, genesis.hash().hex())
                .set(Tables.HEAD_AT, Micros.of(genesis.at()))
                .execute();
        return lockQuery(sql).fetchSingle();
    }

    /** SQLite has one writer, who has the lock by then. */
    private Select<Record> lockQuery(DSLContext sql) {
        Condition here = Tables.SCOPE.eq(scope.value());
        Field<Long> done = DSL.field(
                sql.select(Tables.SEQ).from(tables.audit).where(here).and(Tables.REQUEST.eq(request.value())));
        SelectConditionStep<Record> query = sql.select(Tables.SCOPE_ROW)
                .select(new StateReader(tables).pointer(scope), done.as(DONE))
                .from(tables.scope)
                .where(here);
        return database == Database.SQLITE ? query : query.forUpdate();
    }

    private void removeIfNew(DSLContext sql, ScopeState state) {
        if (state.revision() == 0) {
            sql.deleteFrom(tables.scope)
                    .where(Tables.SCOPE.eq(scope.value()))
                    .and(Tables.REVISION.eq(0L))
                    .execute();
        }
    }

    private Committed write(DSLContext sql, ScopeState before, Transition transition) {
        AuditLine line = transition.line();
        ScopeState next = before.after(transition.entry(), line.hash());
        keep(sql, transition.newContents());
        List<Query> steps = new ArrayList<>(List.of(moveHead(sql, before, next)));
        steps.addAll(append(sql, before, line));
        steps.addAll(transition.entry().event().match(new Projection(sql, tables, next)));
        execute(sql, steps);
        sent = line;
        after = next;
        return new Committed(line, false);
    }

    /** The first moves the head, and only from where it was: should the lock ever fail, nothing is overwritten. */
    private void execute(DSLContext sql, List<Query> steps) {
        int moved = database == Database.POSTGRESQL ? together(sql, steps).execute() : inTurn(steps);
        if (moved != 1) {
            throw new RegistryStoreException(
                    "Scope " + scope + " was written to in spite of its lock. Nothing was done; ask again.", null);
        }
    }

    /** As one: the driver splits it, prepares each on the server and waits once for all. It tells how many rows the first changed. */
    private static Query together(DSLContext sql, List<Query> steps) {
        String all =
                IntStream.range(0, steps.size()).mapToObj(i -> "{" + i + "}").collect(joining(";\n"));
        return sql.query(all, steps.toArray(Query[]::new));
    }

    private static int inTurn(List<Query> steps) {
        return steps.stream().map(Query::execute).toList().get(0);
    }

    /** In one order, so that two scopes that keep the same bytes never wait for each other in a ring. */
    private void keep(DSLContext sql, List<Content> contents) {
        contents.stream()
                .distinct()
                .filter(content -> !sql.fetchExists(
                        tables.content, Tables.DIGEST.eq(content.digest().hex())))
                .sorted(Comparator.comparing(content -> content.digest().hex()))
                .forEach(content -> sql.insertInto(tables.content)
                        .set(Tables.DIGEST, content.digest().hex())
                        .set(Tables.BODY, content.bytes())
                        .execute());
    }

    private List<Query> append(DSLContext sql, ScopeState before, AuditLine line) {
        Query entry = sql.insertInto(tables.audit)
                .set(Tables.SCOPE, scope.value())
                .set(Tables.SEQ, line.seq())
                .set(Tables.PREVIOUS, before.head().hash().hex())
                .set(Tables.HASH, line.hash().hex())
                .set(Tables.REQUEST, line.request().value())
                .set(Tables.ENTRY, line.text());
        Reason reason = line.reason();
        if (reason == null) {
            return List.of(entry);
        }
        Query why = sql.insertInto(tables.reason)
                .set(Tables.SCOPE, scope.value())
                .set(Tables.SEQ, line.seq())
                .set(Tables.SALT, reason.salt())
                .set(Tables.BODY, reason.text().getBytes(StandardCharsets.UTF_8));
        return List.of(entry, why);
    }

    private Query moveHead(DSLContext sql, ScopeState before, ScopeState next) {
        return sql.update(tables.scope)
                .set(Tables.REVISION, next.revision())
                .set(Tables.HEAD_HASH, next.head().hash().hex())
                .set(Tables.HEAD_AT, Micros.of(next.head().at()))
                .where(Tables.SCOPE.eq(scope.value()))
                .and(Tables.REVISION.eq(before.revision()))
                .and(Tables.HEAD_HASH.eq(before.head().hash().hex()));
    }
}
