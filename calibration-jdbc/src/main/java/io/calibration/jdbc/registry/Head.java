package io.calibration.jdbc.registry;

import io.calibration.jdbc.registry.Sql.Change;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Digest;
import io.calibration.registry.RegistryDamagedException.Part;
import io.calibration.registry.RegistryStoreException;
import io.calibration.registry.ScopeId;
import io.calibration.registry.ScopeState;
import io.calibration.registry.ScopeState.Activation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scope's row as it stands in the table.
 *
 * @param revision how many entries the log has
 * @param hash the last one's, as text
 * @param at microseconds
 * @param quorum of the policy in force
 * @param voteSeconds of the policy in force
 * @param corrected the entry that corrected the time last
 * @param pointer the activation that the active pointer points to; null without one
 */
public record Head(
        long revision,
        String hash,
        long at,
        int quorum,
        long voteSeconds,
        long corrected,
        @Nullable Long pointer) {

    /** What stands in the row beside its scope. */
    private static final String COLUMNS = "revision, head_hash, head_at, quorum, vote_seconds, corrected";

    private static final String SELECT =
            "SELECT " + COLUMNS + ", (SELECT seq FROM {t}active WHERE scope = ?) AS pointer";

    /** By two primary keys. */
    private static final String HEAD = SELECT + " FROM {t}scope WHERE scope = ?";

    /** The same, the server's time, and the entry that has a request's id already. */
    static final String WITH_REQUEST = SELECT
            + ", {now} AS server_micros, (SELECT seq FROM {t}audit WHERE scope = ? AND request = ?) AS done FROM {t}scope WHERE scope = ?";

    /** The scope's row and its pointer; empty without a row. */
    public static Optional<Head> find(Sql sql, ScopeId scope) throws SQLException {
        return sql.first(Head::of, HEAD, scope.value(), scope.value());
    }

    static Head of(ResultSet row) throws SQLException {
        return new Head(
                row.getLong("revision"),
                row.getString("head_hash"),
                row.getLong("head_at"),
                row.getInt("quorum"),
                row.getLong("vote_seconds"),
                row.getLong("corrected"),
                Sql.number(row, "pointer"));
    }

    /** What the row must say at the end of this log. */
    static Head of(ScopeState state) {
        AuditHead head = state.head();
        return new Head(
                head.seq(),
                head.hash().hex(),
                Sql.micros(head.at()),
                head.policy().quorum(),
                head.policy().voteValidity().toSeconds(),
                head.corrected(),
                state.active().map(Activation::seq).orElse(null));
    }

    /** Begins the row. */
    Change insert(ScopeId scope) {
        return Change.insert("scope", COLUMNS + ", scope", values(scope.value()));
    }

    /** Moves the row here, and only from where it was. */
    Change moved(ScopeId scope, AuditHead from) {
        return Change.update(
                "scope",
                COLUMNS,
                "scope = ? AND revision = ? AND head_hash = ?",
                values(scope.value(), from.seq(), from.hash().hex()));
    }

    private Object[] values(Object... more) {
        return Stream.concat(Stream.of(revision, hash, at, quorum, voteSeconds, corrected), Stream.of(more))
                .toArray();
    }

    /** Whether the log ends where this state does. */
    public boolean isOf(ScopeState known) {
        return known.head().hash().hex().equals(hash);
    }

    /**
     * Holds the row, and the pointer, against the end of this log.
     *
     * @throws RegistryStoreException when they are not what that makes them
     */
    public void requireBorneOut(Tables tables, ScopeState log) {
        Head right = of(log);
        if (!Objects.equals(pointer, right.pointer)) {
            String where = pointer == null ? "is missing" : "is not where the log put it";
            throw tables.damaged(Part.FOLD, log.scope(), "the active pointer " + where, null);
        }
        if (!equals(right)) {
            throw tables.damaged(Part.FOLD, log.scope(), "the scope's row does not say what the log says", null);
        }
    }

    /** @throws IllegalArgumentException when it is none that a registry wrote */
    AuditHead toAuditHead() {
        ApprovalPolicy policy = new ApprovalPolicy(quorum, Duration.ofSeconds(voteSeconds));
        return new AuditHead(revision, new Digest(hash), Sql.instant(at), policy, corrected);
    }
}
