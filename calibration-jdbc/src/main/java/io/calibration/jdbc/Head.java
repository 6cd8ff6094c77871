package io.calibration.jdbc;

import io.calibration.registry.Activation;
import io.calibration.registry.ApprovalPolicy;
import io.calibration.registry.AuditHead;
import io.calibration.registry.Digest;
import io.calibration.registry.ScopeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
record Head(
        long revision,
        String hash,
        long at,
        int quorum,
        long voteSeconds,
        long corrected,
        @Nullable Long pointer) {

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
                Micros.of(head.at()),
                head.policy().quorum(),
                head.policy().voteValidity().toSeconds(),
                head.corrected(),
                state.active().map(Activation::seq).orElse(null));
    }

    /** What stands in the row, but for its scope, in the order of the statements. */
    List<@Nullable Object> values() {
        return List.of(revision, hash, at, quorum, voteSeconds, corrected);
    }

    /** Whether the log ends where this state does. */
    boolean isOf(ScopeState known) {
        return known.head().hash().hex().equals(hash);
    }

    /** What is wrong with the row, or with the pointer, at the end of this log; empty when nothing is. */
    Optional<String> notAsIn(ScopeState log) {
        Head right = of(log);
        if (Objects.equals(pointer, right.pointer)) {
            return equals(right) ? Optional.empty() : Optional.of("the scope's row does not say what the log says");
        }
        return Optional.of("the active pointer " + (pointer == null ? "is missing" : "is not where the log put it"));
    }

    /** @throws IllegalArgumentException when it is none that a registry wrote */
    AuditHead toAuditHead() {
        ApprovalPolicy policy = new ApprovalPolicy(quorum, Duration.ofSeconds(voteSeconds));
        return new AuditHead(revision, new Digest(hash), Micros.instant(at), policy, corrected);
    }
}
