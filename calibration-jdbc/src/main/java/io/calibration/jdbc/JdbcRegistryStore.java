package io.calibration.jdbc;

import static java.util.stream.Collectors.toMap;

import io.calibration.jdbc.registry.Commit;
import io.calibration.jdbc.registry.Head;
import io.calibration.jdbc.registry.Log;
import io.calibration.jdbc.registry.ScopeRows;
import io.calibration.jdbc.registry.Transactions;
import io.calibration.registry.AuditHead;
import io.calibration.registry.AuditLine;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryStore;
import io.calibration.registry.RegistryStore.Committed;
import io.calibration.registry.RegistryStore.StoreInfo;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.RequestId;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a registry in a host's database: PostgreSQL, MariaDB, H2 or SQLite (MySQL 8.0.16 or later is written for, but not tested). The
 * invariants of the gate are constraints of the tables, so that SQL by hand cannot take a forbidden step either.
 *
 * <pre>{@code
 * RegistryStore store = JdbcRegistryStore.builder(dataSource).schemaMode(SchemaMode.CREATE_IF_MISSING).build();
 * }</pre>
 *
 * <p>Every call uses one connection of the data source and a transaction of its own; a pool of one connection is enough. What fails for
 * a passing reason is tried again up to five times, safely, because a request is done once. Thread-safe, and safe with other processes
 * on the same tables. Nothing to close: the connections are the host's. Of every scope that was asked for it remembers the last state,
 * about a kilobyte a version.
 */
public final class JdbcRegistryStore implements RegistryStore {

    private final Transactions transactions;
    private final StoreInfo info;
    private final @Nullable Clock time;
    private final Map<ScopeId, ScopeState> remembered = new ConcurrentHashMap<>();

    /**
     * A store in tables that were checked.
     *
     * @param id which store the tables hold
     * @param time what time it is to the store; null for the database server's
     */
    JdbcRegistryStore(Transactions transactions, String id, @Nullable Clock time) {
        this.transactions = transactions;
        this.time = time;
        this.info = new StoreInfo(
                id,
                transactions.database() + ", tables " + transactions.tables().qualifiedPrefix() + "...");
    }

    /**
     * The store in the tables of the default names, which must be there.
     *
     * @throws RegistryStoreException when the database cannot be reached, or when its tables are not as they must be
     */
    public static JdbcRegistryStore over(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Begins a store with other settings. */
    public static JdbcRegistryStoreBuilder builder(DataSource dataSource) {
        return new JdbcRegistryStoreBuilder(dataSource);
    }

    @Override
    public StoreInfo info() {
        return info;
    }

    /** Sorted here: databases do not agree on the order of texts. */
    @Override
    public List<ScopeId> scopes() {
        return transactions
                .single(sql -> sql.list(row -> row.getString("scope"), "SELECT scope FROM {t}scope WHERE revision > 0"))
                .stream()
                .sorted()
                .map(ScopeId::new)
                .toList();
    }

    @Override
    public Optional<Instant> now() {
        return Optional.of(time == null ? transactions.single(transactions.database()::now) : time.instant());
    }

    /**
     * One indexed read as long as nothing was written, and the new entries of the log where something was; all of them when this scope is
     * asked for the first time, 15 to 45 microseconds each.
     */
    @Override
    public Optional<ScopeState> load(ScopeId scope) {
        ScopeState known = known(scope);
        Optional<Head> head = transactions.single(sql -> Head.find(sql, scope));
        if (head.isEmpty()) {
            return reload(scope); // which tells a lost head
        }
        ScopeState state = head.get().isOf(known) ? known : fold(head.get(), known);
        // What production reads: a pointer that is not where the log put it is never followed.
        head.get().requireBorneOut(transactions.tables(), state);
        return Optional.of(state).filter(found -> found.revision() > 0);
    }

    private ScopeState fold(Head head, ScopeState known) {
        ScopeId scope = known.scope();
        ScopeState state = transactions.read(sql -> new Log(sql, scope).upTo(head, known, again(scope)));
        remembered.put(scope, state);
        return state;
    }

    /** Where to begin again: only a host whose transactions the store joins can take back what was seen. */
    private Optional<ScopeState> again(ScopeId scope) {
        return transactions.joins() ? Optional.of(empty(scope)) : Optional.empty();
    }

    private ScopeState known(ScopeId scope) {
        return Optional.ofNullable(remembered.get(scope)).orElseGet(() -> empty(scope));
    }

    private ScopeState empty(ScopeId scope) {
        return ScopeState.empty(info, scope);
    }

    @Override
    public Optional<ScopeState> reload(ScopeId scope) {
        return transactions.read(sql -> new ScopeRows(sql, scope).load());
    }

    @Override
    public Optional<AuditHead> seen(ScopeId scope) {
        return transactions.joins()
                ? Optional.empty()
                : Optional.ofNullable(remembered.get(scope)).map(ScopeState::head);
    }

    @Override
    public boolean isTentative() {
        return transactions.joins() && transactions.isWithinHosts();
    }

    @Override
    public Optional<byte[]> content(Digest digest) {
        return Optional.ofNullable(contents(List.of(digest)).get(digest));
    }

    @Override
    public Map<Digest, byte[]> contents(Collection<Digest> digests) {
        Object[] wanted = digests.stream().map(Digest::hex).distinct().toArray();
        if (wanted.length == 0) {
            return Map.of();
        }
        return transactions
                .single(sql -> sql.list(
                        row -> Map.entry(new Digest(row.getString("digest")), row.getBytes("body")),
                        "SELECT digest, body FROM {t}content WHERE digest IN (?" + ", ?".repeat(wanted.length - 1)
                                + ")",
                        wanted))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Optional<Committed> commit(ScopeId scope, RequestId request, Step step) {
        if (!remembered.containsKey(scope)) {
            load(scope); // a long log is not read under the lock
        }
        Commit commit = new Commit(request, step, time, empty(scope), known(scope), again(scope));
        Optional<Committed> committed = transactions.write(commit);
        commit.after().ifPresent(state -> remembered.put(scope, state));
        return committed;
    }

    @Override
    public List<AuditLine> audit(ScopeId scope, long afterSeq, int limit) {
        return transactions.single(sql -> new Log(sql, scope).lines(afterSeq, limit));
    }

    @Override
    public void eraseReason(ScopeId scope, long seq) {
        transactions.write(sql -> sql.change("DELETE FROM {t}reason WHERE scope = ? AND seq = ?", scope.value(), seq));
    }
}
